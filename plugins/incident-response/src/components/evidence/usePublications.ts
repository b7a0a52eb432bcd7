import { useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
import {
  incidentResponseApiRef,
  type PublicationsPeriod,
  type PublicationsReport,
} from '../../api/IncidentResponseApi';
import { useSending } from '../../hooks/useSending';

interface Shown {
  readonly period: PublicationsPeriod;
  readonly report: PublicationsReport;
}

/** The report of a period, part after part, as far as somebody asked for it. */
export function usePublications() {
  const api = useApi(incidentResponseApiRef);
  const { send, pending, error } = useSending();
  const [shown, setShown] = useState<Shown>();
  const show = (period: PublicationsPeriod) =>
    send(async () => {
      setShown(undefined);
      setShown({ period, report: await api.publications(period) });
    });
  const showMore = () =>
    send(async () => {
      if (!shown) return;
      const { period, report } = shown;
      const next = await api.publications(period, report.nextCursor);
      setShown({
        period,
        report: {
          ...next,
          publications: [...report.publications, ...next.publications],
          unreadable: [...report.unreadable, ...next.unreadable],
        },
      });
    });
  return { report: shown?.report, isPending: pending, error, show, showMore };
}
