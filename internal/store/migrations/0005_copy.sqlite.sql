-- Nothing to change: here any check can wait for the commit.
SELECT 1;
