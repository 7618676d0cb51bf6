-- What did a speaker say, when, and in which outlet?
-- $speaker = NATO: any name of the speaker
SELECT said_date, speaker_name, act, content_text, outlet, n_independent
FROM claims_by($speaker);
