#!/usr/bin/env python3
"""Compiles the exported SBML with AMICI, once for each model: compile_amici.py FOLDER

FOLDER/model.xml goes to FOLDER/amici. Minutes: symbolic derivatives, then a C++ compiler at full optimisation. AMICI's own
simplification of derivatives is left out, which alone took longer than all the rest, and so are its observables: states are enough.
"""
import hashlib
import os
import shutil
import sys


def main():
    folder = sys.argv[1]
    source, target = os.path.join(folder, "model.xml"), os.path.join(folder, "amici")
    stamp = os.path.join(target, "model.digest")
    with open(source, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    if os.path.exists(stamp):
        with open(stamp, encoding="utf-8") as file:
            if file.read() == digest:
                return
    shutil.rmtree(target, ignore_errors=True)
    os.environ.setdefault("AMICI_CXXFLAGS", "-march=native")  # -O3 is its own choice
    from amici.importers.sbml import SbmlImporter

    SbmlImporter(source).sbml2amici(
        "squall_amici", target, generate_sensitivity_code=False, compute_conservation_laws=False, simplify=None, observation_model=[])
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(digest)


if __name__ == "__main__":
    main()
