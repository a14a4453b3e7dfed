"""An analyst's corrections: kept in a log, found again in new reports, replayed."""
