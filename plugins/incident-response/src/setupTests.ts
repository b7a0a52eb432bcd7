import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A loaded machine is slow, not wrong.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
