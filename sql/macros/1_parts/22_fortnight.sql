-- Days within which claims and figures are compared: news of one matter comes within a fortnight.
CREATE OR REPLACE MACRO fortnight() AS 14;
