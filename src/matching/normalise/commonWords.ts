/**
 * Words that error messages and questions are full of, English and Czech. A line that begins with one was broken
 * between words; in a line broken at a fixed width, the first letters are mostly the rest of some word.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `a about access account action administrator again all allow allowed already also an and another any application are
  as at authentication authorization authority authorized auth because been before blob but by can cannot client
  command configuration configured connect connection container correct could credential credentials daemon denied
  details did directory does doesn't docker down enable enabled endpoint enough error exceeded exist exists expired
  failed failure fetch file find follow following for forbidden found from gateway get gets has have helper help host
  identity if image in information insufficient invalid is it its key keys layer list local login lookup make manifest
  may message more must name needed network no not of on only or org our out over parameter password path permission
  permissions please policies policy port privileges process project provided proxy pull push reachable read received
  refer refused registered registry rejected repository request requested required reset resolve resource response
  retries role running scope secret see server service set should sign signed specified status store storing
  subscription such support supported that the their them then there these they this through time timeout to token too
  try type unable unauthorized unexpected unknown until up url use used user username using valid verify via visit
  was we were what when where which while will with without would you your
  a aby ale ani až bez být co do i jak jako je jen jsem jsme k když kde který ke mi mně mám máme na nám nebo není nejde
  od po pod pro proto při pak s se si za ze že z tak také to ten už u v ve`.split(/\s+/),
);
