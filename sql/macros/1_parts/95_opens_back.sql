-- Whether a sentence opens with words that mean something said before it: "The next day", "He", "But", "This".
CREATE OR REPLACE MACRO opens_back(sentence) AS regexp_matches(
    sentence,
    '^\W*(?:The (?:next|following|same|previous) (?:day|night|morning|evening)|That (?:day|night)'
    || '|He|She|It|They|His|Her|Their|Its|This|That|These|Those|But|And|Later|However|Earlier|Meanwhile|Also|Another|So'
    || '|Then|There|We|I|You|My|Our|One|Both|Such|Here|Nevertheless|Instead|Yet)\b'
);
