import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { ADDRESSES } from '#src/web/addresses.ts';
import { api, loaded } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { PageState } from '#src/web/PageState.tsx';
import type { LineStory } from './answers.ts';
import { useDeedButtons } from './do-deed.tsx';
import { LineButtons } from './LineButtons.tsx';
import { remarkOf, StateTag } from './line-words.tsx';
import type { Deeds } from './use-deeds.ts';

interface Props {
  readonly campaign: string;
  readonly student: string;
  readonly deeds: Deeds;
  readonly onClose: () => void;
}

/** 台账经过 — one pupil's line: where it stands, what can be done, and who did what when. */
export function LineDrawer({ campaign, student, deeds, onClose }: Props): ReactNode {
  const query = useQuery({
    queryKey: ['line', campaign, student],
    queryFn: (): Promise<LineStory> =>
      loaded(api.GET('/api/campaigns/{id}/lines/{student}', { params: { path: { id: campaign, student } } })),
  });
  const { press, dialog } = useDeedButtons(deeds);
  const story = query.data;
  return (
    <Drawer open title={story ? `${story.line.name}的核对表` : '核对表'} onClose={onClose} size={480}>
      <PageState query={query}>
        {story && (
          <>
            <p>
              <StateTag line={story.line} /> {story.line.place.class} {story.line.place.school}
            </p>
            <p className="r-quiet">{remarkOf(story.line)}</p>
            <LineButtons line={story.line} busy={deeds.busy} onDeed={(deed) => press(deed, [student])} />
            <p>
              <Link to={ADDRESSES.pupil} params={{ id: student }}>
                打开学籍页
              </Link>
            </p>
            <h3>经过</h3>
            <ol className="v-events">
              {story.events.map((event) => (
                <li key={`${event.at} ${event.title}`}>
                  <time>{momentInWords(event.at)}</time> <strong>{event.title}</strong>　{event.by}
                  <br />
                  <small className="r-quiet">
                    {[event.from ? `${event.from} → ${event.place}` : event.place, event.words]
                      .filter(Boolean)
                      .join('；')}
                  </small>
                </li>
              ))}
            </ol>
          </>
        )}
      </PageState>
      {dialog}
    </Drawer>
  );
}
