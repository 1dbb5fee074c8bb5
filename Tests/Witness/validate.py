#!/usr/bin/env python3
"""Lets libsbml judge a document: validate.py MODEL.xml

Prints each error and each warning of a kind that is not expected, and ends with 1 when there is an error. Expected are warnings on
units: numbers within formulas have none, a reaction may make nanograms from cells, and a temperature is no amount of anything.
"""
import sys

import libsbml

EXPECTED = {99505, 99507, 99508, 10503, 10513, 20513, 20616, 10561}


def main():
    document = libsbml.readSBML(sys.argv[1])
    document.checkConsistency()
    found = [document.getError(i) for i in range(document.getNumErrors())]
    for issue in found:
        if issue.getSeverity() >= libsbml.LIBSBML_SEV_ERROR or issue.getErrorId() not in EXPECTED:
            print(f"{issue.getSeverityAsString()} {issue.getErrorId()}, line {issue.getLine()}: {issue.getMessage().strip()}")
    print(f"{document.getModel().getNumReactions()} reactions")
    sys.exit(any(issue.getSeverity() >= libsbml.LIBSBML_SEV_ERROR for issue in found))


if __name__ == "__main__":
    main()
