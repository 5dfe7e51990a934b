"""From a document to an analysis: one chain of steps."""
