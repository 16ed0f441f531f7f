/**
 * Words that error messages and questions are full of, English and Czech. A line that begins with one was broken
 * between words; in a line broken at a fixed width, the first letters are mostly the rest of some word.
 * Words of one or two letters are left out: they are too often such a rest.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  about access account action administrator again all allow allowed already also and another any application are
  authentication authorization authority authorized auth because been before blob but can cannot client command
  configuration configured connect connection container correct could credential credentials daemon denied details
  did directory does doesn't docker down enable enabled endpoint enough error exceeded exist exists expired failed
  failure fetch file find follow following for forbidden found from gateway get gets has have helper help host
  identity image information insufficient invalid its key keys layer list local login lookup make manifest may
  message more must name needed network not only org our out over parameter password path permission permissions
  please policies policy port privileges process project provided proxy pull push reachable read received refer
  refused registered registry rejected repository request requested required reset resolve resource response
  retries role running scope secret see server service set should sign signed specified status store storing
  subscription such support supported that the their them then there these they this through time timeout token
  too try type unable unauthorized unexpected unknown until url use used user username using valid verify via
  visit was were what when where which while will with without would you your aby ale ani bez být jak jako jen
  jsem jsme když kde který mně mám máme nám nebo není nejde pod pro proto při pak tak také ten`
    .trim()
    .split(/\s+/),
);
