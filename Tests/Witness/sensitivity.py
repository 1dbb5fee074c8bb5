#!/usr/bin/env python3
"""Sensitivity measures by SALib from a design and its outputs, for comparison with our own.

    sensitivity.py TASK.json OUT.json

TASK.json   method (morris or sobol), levels (morris), points by row, outputs by row
OUT.json    for each measure of SALib its values by factor
"""
import json
import sys

import numpy as np
import SALib.analyze.morris
import SALib.analyze.sobol


def main(task_path, out_path):
    with open(task_path, encoding="utf-8") as file:
        task = json.load(file)
    points, outputs = np.array(task["points"]), np.array(task["outputs"])
    factors = points.shape[1]
    problem = {"num_vars": factors, "names": [f"x{i}" for i in range(factors)], "bounds": [[0, 1]] * factors}
    if task["method"] == "morris":
        levels = task["levels"]
        # SALib's grid runs from 0 to 1 and its effects are per step of that grid; ours has levels in the middle of equal parts.
        grid = (points * levels - 0.5) / (levels - 1)
        found = SALib.analyze.morris.analyze(problem, grid, outputs, num_levels=levels, seed=1)
        stretch = levels / (levels - 1)
        result = {name: (np.asarray(found[name], dtype=float) * stretch).tolist() for name in ("mu", "mu_star", "sigma")}
    else:
        found = SALib.analyze.sobol.analyze(problem, outputs, calc_second_order=False, seed=1)
        result = {name: np.asarray(found[name], dtype=float).tolist() for name in ("S1", "ST", "S1_conf", "ST_conf")}
    with open(out_path, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
