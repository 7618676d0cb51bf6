-- Forget the list of reasons.
DELETE FROM reject_reasons;
