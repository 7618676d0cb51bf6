-- Every reject has a stage and a reason of the closed lists.
SELECT *
FROM rejects
WHERE reason NOT IN (SELECT reason FROM whole_reject_reasons) OR stage NOT IN ('capture', 'read', 'clean', 'annotate', 'load');
