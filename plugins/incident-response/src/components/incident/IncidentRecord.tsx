import { Card, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useText } from '../../hooks/useText';
import type { LiveTimeline } from '../../hooks/useTimeline';
import { PostmortemView } from '../panels/PostmortemView';
import { RoomView } from '../panels/RoomView';
import { PanelBoundary } from '../shared/PanelBoundary';
import { TimelinePanel } from '../timeline/TimelinePanel';
import styles from './incident.module.css';
import type { IncidentScope } from './scope';

const VIEWS = ['timeline', 'room', 'postmortem'] as const;
type View = (typeof VIEWS)[number];

/** Timeline, war room and postmortem; which one is open stands in the address. */
export function IncidentRecord(props: {
  scope: IncidentScope;
  timeline: LiveTimeline;
}) {
  const { scope, timeline } = props;
  const t = useText();
  const [params, setParams] = useSearchParams();
  // A tab that is left is taken apart; the note somebody was writing there is not.
  const [text, setText] = useState('');
  const asked = params.get('view');
  const view: View = VIEWS.find(one => one === asked) ?? 'timeline';
  const titles: Record<View, string> = {
    timeline: t('incident.tabTimeline'),
    room: t('incident.tabRoom'),
    postmortem: t('incident.tabPostmortem'),
  };
  return (
    <Card className={styles.record}>
      <Tabs
        selectedKey={view}
        onSelectionChange={key =>
          setParams(key === 'timeline' ? {} : { view: String(key) }, {
            replace: true,
          })
        }
      >
        <TabList aria-label={t('incident.tabsLabel')}>
          {VIEWS.map(one => (
            <Tab key={one} id={one} className={styles.tab}>
              {titles[one]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="timeline" className={styles.tabPanel}>
          <PanelBoundary title={titles.timeline}>
            <TimelinePanel
              timeline={timeline}
              scope={scope}
              note={{ text, change: setText }}
            />
          </PanelBoundary>
        </TabPanel>
        <TabPanel id="room" className={styles.tabPanel}>
          <PanelBoundary title={titles.room}>
            <RoomView scope={scope} />
          </PanelBoundary>
        </TabPanel>
        <TabPanel id="postmortem" className={styles.tabPanel}>
          <PanelBoundary title={titles.postmortem}>
            <PostmortemView scope={scope} />
          </PanelBoundary>
        </TabPanel>
      </Tabs>
    </Card>
  );
}
