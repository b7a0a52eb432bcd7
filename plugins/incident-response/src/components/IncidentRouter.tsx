import { Route, Routes } from 'react-router-dom';
import { EvidencePage } from './evidence/EvidencePage';
import { IncidentPage } from './incident/IncidentPage';
import { IncidentListPage } from './list/IncidentListPage';

/** The list at the root, one incident below it. */
export function IncidentRouter() {
  return (
    <Routes>
      <Route path="/" element={<IncidentListPage />} />
      <Route path="/evidence" element={<EvidencePage />} />
      <Route path="/:id" element={<IncidentPage />} />
    </Routes>
  );
}
