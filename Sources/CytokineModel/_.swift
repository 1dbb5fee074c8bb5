// Promise of this target: see Documentation/decisions.md.
