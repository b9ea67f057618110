"""What several pages share: their state, their rendering, and pieces that they draw or write as HTML."""
