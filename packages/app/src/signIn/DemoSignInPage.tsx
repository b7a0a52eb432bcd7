import { ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/core-plugin-api';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Container, Flex } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { PersonaChoice } from './PersonaChoice';
import { readPersonas } from './personas';
import { remembered } from './remembered';

/** The same identity, but signing out forgets who was chosen. */
function forgetful(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    async signOut() {
      remembered.clear();
      await identity.signOut();
      window.location.assign('/');
    },
  };
}

function SignInFailed({ error }: { error?: Error }) {
  const chooseAgain = () => {
    remembered.clear();
    window.location.reload();
  };
  return (
    <Container py="8">
      <Flex direction="column" gap="4" align="start">
        <Alert
          role="alert"
          status="danger"
          title="Signing in did not work"
          description={`The backend said: ${
            error?.message ?? 'nothing'
          }. When it has only just started, wait a few seconds and try again.`}
        />
        <Flex gap="2">
          <Button onPress={() => window.location.reload()}>Try again</Button>
          <Button variant="secondary" onPress={chooseAgain}>
            Choose somebody else
          </Button>
        </Flex>
      </Flex>
    </Container>
  );
}

/** Buttons instead of passwords: for the demo profile only. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const personas = useMemo(() => readPersonas(config), [config]);
  const [chosen, setChosen] = useState(remembered.get);
  const known = personas.find(({ user }) => user === chosen);

  if (known) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-persona': known.user }}
        ErrorComponent={SignInFailed}
        onSignInSuccess={identity => onSignInSuccess(forgetful(identity))}
      />
    );
  }
  return (
    <PersonaChoice
      personas={personas}
      onChoose={({ user }) => {
        remembered.set(user);
        setChosen(user);
      }}
    />
  );
}
