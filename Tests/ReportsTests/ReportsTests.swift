// Placeholder until the first report.
