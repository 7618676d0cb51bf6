-- A figure's value lies between its bounds.
SELECT claim_id, surface, low, value, high
FROM claim_quantities
WHERE low > high OR value < low OR value > high;
