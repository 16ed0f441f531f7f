import type { Part, Text } from '../../messages/message.ts';
import type { CaseTicket } from '../case.ts';
import type { TicketNews } from '../ticket/news.ts';
import { isStuck, stuckParts, ticketName } from './ticketStatus.ts';
import { buttons, info, paragraph, type Voice } from './voice.ts';

/** A name as people have one, and no id of a platform: letters alone, one of them small. */
const personal = /^(?=.*\p{Ll})[\p{L} .'’-]{2,60}$/u;

function whoOf(by: string, voice: Voice): string {
  return personal.test(by) ? by : voice.word('news.helpdesk');
}

/** What somebody of the helpdesk wrote, as it is. */
function quoted(text: string | undefined): Part[] {
  return text === undefined || text.trim() === '' ? [] : [paragraph([{ text }])];
}

function causeText(cause: string | undefined, voice: Voice): Text | undefined {
  const title = voice.content.causes.get(cause ?? '')?.title;
  return title && voice.say('solved.cause', { title: voice.tell(title, {}) });
}

function row(ids: readonly string[], voice: Voice): Part {
  return buttons(
    ...ids.map((id) => voice.button(id, id.startsWith('ticket:') ? `button.${id.replace(':', '-')}` : undefined)),
  );
}

/** A line in the thread about what somebody did with the ticket; none about its way to a system, unless that failed. */
export function newsParts(ticket: CaseTicket, news: TicketNews, voice: Voice): Part[] {
  const name = ticketName(ticket);
  switch (news.kind) {
    case 'delivery':
      return isStuck(ticket) ? stuckParts(voice) : [];
    case 'taken':
      return [info(voice.say('news.taken', { who: whoOf(news.by, voice), name }))];
    case 'question':
      return [
        paragraph(voice.say('news.question', { who: whoOf(news.by, voice), name })),
        ...quoted(news.text),
        paragraph(voice.say('news.answer')),
      ];
    case 'resolved': {
      const cause = causeText(news.cause, voice);
      return [
        { kind: 'notice', tone: 'success', text: voice.say('news.resolved', { who: whoOf(news.by, voice), name }) },
        ...(cause === undefined ? [] : [paragraph(cause)]),
        ...quoted(news.text),
        row(['works', 'ticket:reopen', 'more'], voice),
      ];
    }
    case 'declined':
      return [
        info(voice.say('news.declined', { who: whoOf(news.by, voice), name })),
        ...(news.team === undefined
          ? []
          : [paragraph(voice.say('news.belongs', { team: voice.word(`team.${news.team}`) }))]),
        ...quoted(news.text),
        row(['person', 'again', 'more'], voice),
      ];
    case 'reopened':
      return [info(voice.say('news.reopened', { name }))];
  }
}
