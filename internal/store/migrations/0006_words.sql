-- What documents are found by is made anew, see refill: by the words of their repaired text too, and over the ends of lines.
SELECT 1;
