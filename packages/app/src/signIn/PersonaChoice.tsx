import {
  Alert,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Container,
  Flex,
  Grid,
  Text,
} from '@backstage/ui';
import type { Persona } from './personas';

type Props = {
  personas: Persona[];
  onChoose: (persona: Persona) => void;
};

function PersonaCard({
  persona,
  onChoose,
}: {
  persona: Persona;
  onChoose: Props['onChoose'];
}) {
  return (
    <Card>
      <CardHeader>
        <Flex direction="column" gap="1">
          <Text as="h2" variant="title-small">
            {persona.title}
          </Text>
          <Text color="secondary">{persona.role}</Text>
        </Flex>
      </CardHeader>
      <CardBody>
        <Text>{persona.about}</Text>
      </CardBody>
      <CardFooter>
        <Button onPress={() => onChoose(persona)}>
          Sign in as {persona.title.split(' ')[0]}
        </Button>
      </CardFooter>
    </Card>
  );
}

/** One card for each demo person; nobody configured is said, not shown as an empty page. */
export function PersonaChoice({ personas, onChoose }: Props) {
  return (
    <Container py="8" role="main">
      <Flex direction="column" gap="6">
        <Flex direction="column" gap="2">
          <Text as="h1" variant="title-large">
            Incident Response
          </Text>
          <Text color="secondary">
            Choose who you are in this demonstration. Each browser tab may be
            somebody else.
          </Text>
        </Flex>
        {personas.length === 0 ? (
          <Alert
            status="warning"
            title="No sign-in is configured"
            description="This app offers the demo people only. For a real installation add your own sign-in page; for the demonstration list people under demo.personas."
          />
        ) : (
          <Grid.Root columns={{ initial: '1', sm: '2', lg: '4' }} gap="4">
            {personas.map(persona => (
              <PersonaCard
                key={persona.user}
                persona={persona}
                onChoose={onChoose}
              />
            ))}
          </Grid.Root>
        )}
      </Flex>
    </Container>
  );
}
