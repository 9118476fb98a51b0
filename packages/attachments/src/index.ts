export {
  type AttachmentStore,
  attachmentStore,
  type NewAttachment,
  type Upload,
} from './attachment-store.ts';
