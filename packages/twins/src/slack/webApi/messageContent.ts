import { keptBlocks } from '../acts/postMessage';
import { validateBlocks } from '../blocks/validateBlocks';
import { asList, asText, isJson, type Json } from '../Json';
import type { Platform } from '../Platform';
import type { Args } from './Args';
import { SlackError, invalid } from './SlackError';

/** What a message says, after Slack's checks. */
export interface MessageContent {
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
  readonly metadata?: Json;
}

const LONGEST_TEXT = 40_000;
const LONGEST_MARKDOWN = 12_000;
/** Of all texts in the blocks of one message; Slack documents the error and not the number. */
const LONGEST_BLOCKS = 13_200;
const LARGEST_METADATA = 8_000;
const MOST_ATTACHMENTS = 100;

/** Characters of every text in it. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, one) => sum + lengthOf(one), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) =>
      sum + (name === 'text' ? asText(one).length : 0) + lengthOf(one),
    0,
  );
}

function blocksOf(args: Args): readonly Json[] | undefined {
  const blocks = args.list('blocks', 'invalid_blocks_format');
  const problems = validateBlocks(blocks ?? []);
  if (problems.length > 0) throw invalid('invalid_blocks', problems);
  const markdown = asList(blocks).reduce(
    (sum, { type, text }) =>
      type === 'markdown' ? sum + asText(text).length : sum,
    0,
  );
  if (markdown > LONGEST_MARKDOWN || lengthOf(blocks) > LONGEST_BLOCKS)
    throw new SlackError('msg_blocks_too_long');
  return blocks;
}

function metadataOf(args: Args): Json | undefined {
  const metadata = args.json('metadata', 'invalid_metadata_format');
  if (metadata === undefined) return undefined;
  if (
    !isJson(metadata) ||
    typeof metadata.event_type !== 'string' ||
    !isJson(metadata.event_payload)
  )
    throw new SlackError('invalid_metadata_schema');
  if (JSON.stringify(metadata).length > LARGEST_METADATA)
    throw new SlackError('metadata_too_large');
  return metadata;
}

function markdownOf(args: Args): string | undefined {
  if (!args.has('markdown_text')) return undefined;
  if (args.has('text') || args.has('blocks'))
    throw new SlackError('markdown_text_conflict');
  const markdown = args.text('markdown_text');
  if (markdown.length > LONGEST_MARKDOWN) throw new SlackError('msg_too_long');
  return markdown;
}

/** Reads and checks text, blocks, attachments and metadata. */
export function messageContent(platform: Platform, args: Args): MessageContent {
  const markdown = markdownOf(args);
  const blocks = blocksOf(args);
  const attachments = args.list('attachments', 'invalid_attachments');
  const text = markdown ?? args.text('text').slice(0, LONGEST_TEXT);
  if (attachments && attachments.length > MOST_ATTACHMENTS)
    throw new SlackError('too_many_attachments');
  if (text.trim() === '' && !blocks?.length && !attachments?.length)
    throw new SlackError('no_text');
  return {
    text,
    blocks: keptBlocks(platform, blocks),
    attachments,
    metadata: metadataOf(args),
  };
}
