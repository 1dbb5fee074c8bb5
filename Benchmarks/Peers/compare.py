#!/usr/bin/env python3
"""Runs every engine in turn on the problem of `peers prepare` and writes the table.

    compare.py FOLDER PEERS RESULTS [--rounds 5] [--only cvode,amici,roadrunner]

FOLDER   the problem, with the compiled `cvode`, `peak` and `equations.so`
PEERS    Squall's program
RESULTS  where results.md and results.json go

The error of a run is the largest difference over all read-outs and times, relative to the read-out's peak in that patient; then
the median over patients, and the worst. Times are processor times of one core. An engine's time at an error is found between its
tolerances, in logarithms, in each round; tables show medians over the rounds. The median error of a run is the same in each round.
"""
import argparse
import datetime
import json
import os
import re
import statistics
import subprocess
import sys

import numpy as np

import engines

GOALS = (1e-4, 1e-6)
# Relative tolerances of each engine, and absolute ones relative to those of Squall (for AMICI: to the relative one).
SERIES = {
    "squall": [(r, 1) for r in (2e-3, 1e-3, 5e-4, 1e-5, 3e-6)],
    "squall single": [(r, 1) for r in (2e-3, 1e-3, 5e-4)],
    "cvode": [(r, a) for a in (1, 1000) for r in (1e-5, 3e-6, 1e-6, 1e-7, 1e-8)],
    "amici": [(r, a) for a in (1, 1e-3) for r in (1e-5, 1e-6, 1e-7, 1e-8)],
    "roadrunner": [(r, 1000) for r in (1e-5, 1e-6, 1e-7, 1e-8)],
}
PATIENTS = {"squall": 256, "squall single": 256, "cvode": 256, "amici": 8, "roadrunner": 2}
NAMES = {
    "squall": "Squall, 8 lanes, double", "squall single": "Squall, 16 lanes, single",
    "cvode": "CVODE, KLU, analytic Jacobian, tuned", "amici": "AMICI, its solver's own time",
    "amici, as paid": "AMICI, the call as a user pays it", "roadrunner": "libRoadRunner",
}


def errors(found, reference):
    """For each patient the largest difference relative to the peak of the read-out."""
    reference = reference[: len(found)]
    peak = np.abs(reference).max(axis=1, keepdims=True)
    scaled = np.abs(found - reference) / np.where(peak > 0, peak, 1)
    return np.where(peak > 0, scaled, 0).max(axis=(1, 2))


def at_error(points, goal):
    """Value at an error, between the points (error, value) of one series, in logarithms; None where they do not reach."""
    points = sorted(points)
    errors_, values = zip(*points)
    if not errors_[0] <= goal <= errors_[-1]:
        return None
    return float(np.exp(np.interp(np.log(goal), np.log(errors_), np.log(values))))


class Comparison:
    def __init__(self, arguments):
        self.problem = engines.Problem(arguments.folder)
        self.arguments = arguments
        self.engines = {
            "squall": engines.squall(self.problem, arguments.peers),
            "squall single": engines.squall(self.problem, arguments.peers, "single"),
            "cvode": engines.cvode(self.problem, self.problem.path("cvode")),
        }
        self.missing = {}
        self.setup("roadrunner", lambda: self.within("RoadRunner", 300) and engines.RoadRunner(self.problem))
        self.setup("amici", lambda: engines.Amici(self.problem, self.problem.path("amici")))
        # runs[engine][setting] has the errors and, by round, the work.
        self.runs = {name: {} for name in self.engines}
        self.peaks = []

    def setup(self, name, make):
        if self.arguments.only and name not in self.arguments.only:
            self.missing[name] = "not asked for"
            return
        try:
            self.engines[name] = make()
        except Exception as reason:  # a peer that does not work here must not hide the others
            self.missing[name] = f"{type(reason).__name__}: {reason}"
            print(f"{name} is left out: {self.missing[name]}", file=sys.stderr)

    def within(self, engine, seconds):
        """Whether an engine solves one patient at its loosest tolerance in so many seconds, in a process that can be ended."""
        task = f"import engines; engines.{engine}(engines.Problem({os.path.abspath(self.arguments.folder)!r})).run(1e-4, 1000, 1)"
        here = os.path.dirname(os.path.abspath(__file__))
        try:
            subprocess.run([sys.executable, "-c", task], cwd=here, check=True, capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"loading the SBML and solving one patient at a tolerance of 1e-4 took longer than {seconds} s") from None
        return True

    def references(self):
        """Squall at 1e-11 and CVODE at 1e-12, which is as exact; how far they lie apart."""
        count = len(self.problem.population)
        work, self.reference = self.engines["squall"].run(1e-11, 1, count)
        _, other = self.engines["cvode"].run(1e-12, 1, count)
        apart = errors(other, self.reference)
        print(f"references: median {np.median(apart):.1e}, worst {apart.max():.1e}", flush=True)
        return {"median": float(np.median(apart)), "worst": float(apart.max())}

    def measure(self):
        for number in range(self.arguments.rounds):
            self.peaks.append(float(subprocess.run([self.problem.path("peak")], check=True, capture_output=True, text=True).stdout))
            for name, engine in self.engines.items():
                for setting in SERIES[name]:
                    patients = min(PATIENTS[name], len(self.problem.population))
                    work, found = engine.run(*setting, patients)
                    entry = self.runs[name].setdefault(setting, {"errors": errors(found, self.reference), "work": []})
                    entry["work"].append(work)
                print(f"round {number + 1}, {name}: done", flush=True)

    def value(self, name, key, goal, number):
        """The least value over the engine's series of absolute tolerances, in one round."""
        series = {}
        for (_, atol), entry in self.runs[name].items():
            if key in entry["work"][number]:
                series.setdefault(atol, []).append((float(np.median(entry["errors"])), entry["work"][number][key]))
        return min((v for v in (at_error(points, goal) for points in series.values()) if v is not None), default=None)

    def summary(self, name, key, goal):
        """Time at an error, and how often CVODE takes it, as medians over rounds; `None` where the series does not reach."""
        rounds = range(self.arguments.rounds)
        own = [self.value(name, key, goal, r) for r in rounds]
        bar = [self.value("cvode", "milliseconds", goal, r) for r in rounds]
        if None in own or None in bar:
            return None
        ratios = [b / o for b, o in zip(bar, own)]
        return {
            "milliseconds": statistics.median(own), "ratio": statistics.median(ratios), "least": min(ratios), "largest": max(ratios),
            "steps": self.value(name, "steps", goal, 0),
        }

    def operations(self):
        """Operations of one step of one patient, as the tape counts what it runs."""
        with open(self.problem.path("summary.txt"), encoding="utf-8") as file:
            return int(re.search(r"(\d+) operations of one step", file.read()).group(1))

    def share(self):
        """Squall's rate at the first goal, relative to the core's peak."""
        operations = self.operations()
        rates = []
        for number in range(self.arguments.rounds):
            tried = [
                (e["work"][number]["steps"] + e["work"][number]["rejected"]) * operations / (e["work"][number]["milliseconds"] * 1e6)
                for (_, _), e in self.runs["squall"].items()
            ]
            rates.append(statistics.median(tried))
        peak = statistics.median(self.peaks)
        return {"operations": operations, "gigaflops": statistics.median(rates), "peak": peak, "share": statistics.median(rates) / peak}


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    return f"{model}, {os.cpu_count()} cores"


def document(comparison, references):
    rows = []
    for name, key in [("squall", "milliseconds"), ("squall single", "milliseconds"), ("cvode", "milliseconds"), ("amici", "milliseconds"),
                      ("amici", "paid"), ("roadrunner", "milliseconds")]:
        if name in comparison.runs:
            label = "amici, as paid" if key == "paid" else name
            rows.append({"engine": label, "goals": {f"{g:.0e}": comparison.summary(name, key, g) for g in GOALS}})
    series = {
        name: [
            {
                "relative": setting[0], "absolute": setting[1], "median": float(np.median(entry["errors"])),
                "worst": float(entry["errors"].max()),
                **{key: statistics.median(w[key] for w in entry["work"]) for key in entry["work"][0]},
            }
            for setting, entry in runs.items()
        ]
        for name, runs in comparison.runs.items()
    }
    return {
        "date": datetime.date.today().isoformat(), "machine": machine(), "rounds": comparison.arguments.rounds,
        "patients": {name: min(PATIENTS[name], len(comparison.problem.population)) for name in comparison.runs},
        "problem": {
            "states": len(comparison.problem.states), "parameters": len(comparison.problem.parameters),
            "readouts": len(comparison.problem.readouts), "samples": len(comparison.problem.times),
            "from": comparison.problem.start, "to": comparison.problem.end,
            "events": len(comparison.problem.events), "restarts": len(set(comparison.problem.events[:, 0])),
        },
        "references": references, "results": rows, "series": series, "missing": comparison.missing, "arithmetic": comparison.share(),
    }


def markdown(d):
    p, a = d["problem"], d["arithmetic"]
    lines = [
        "# Squall and its peers", "", f"{d['date']}, {d['machine']}; one core, processor time, medians of {d['rounds']} interleaved rounds.",
        "Written by `make bench-peers`; what is measured and how is in `Documentation/performance.md`.", "",
        f"The seed case from day {p['from']:g} to {p['to']:g} with its doses ({p['events']} changes at {p['restarts']} times): "
        f"{p['states']} states, {p['parameters']} parameters, {p['readouts']} read-outs at {p['samples']} times.", "",
        f"References (Squall at 1e-11, CVODE at 1e-12) differ by {d['references']['median']:.0e} in the median patient, "
        f"{d['references']['worst']:.0e} in the worst.", "",
        "| engine | patients | at error 1e-4, ms per patient | CVODE takes | steps | at error 1e-6, ms per patient | CVODE takes | steps |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in d["results"]:
        cells = []
        for goal in ("1e-04", "1e-06"):
            found = row["goals"][goal]
            if found is None:
                cells += ["not reached", "", ""]
                continue
            ratio = f"{found['ratio']:.3g} × ({found['least']:.3g} to {found['largest']:.3g})"
            cells += [f"{found['milliseconds']:.3g}", ratio, f"{found['steps']:.0f}" if found["steps"] else "not told"]
        lines.append(f"| {NAMES[row['engine']]} | {d['patients'][row['engine'].split(',')[0]]} | " + " | ".join(cells) + " |")
    lines += ["", f"Squall solves its patients {engines.SQUALL_TIMES} times over in one stream, because lanes run empty at the end of a short one."]
    for name, reason in d["missing"].items():
        lines += ["", f"{NAMES[name]} was not measured: {reason}"]
    lines += [
        "", f"Multiply-add peak of the core: {a['peak']:.1f} Gflop/s. Squall: {a['operations'] / 1000:.0f} thousand operations a step and patient, "
        f"{a['gigaflops']:.1f} Gflop/s, {100 * a['share']:.0f} % of the peak.",
        "", "## Every tolerance", "",
        "Absolute tolerances are relative to those of Squall; AMICI has a single one, relative to the relative tolerance.", "",
        "| engine | relative | absolute | median error | worst error | ms per patient | steps |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, series in d["series"].items():
        for s in series:
            steps = f"{s['steps']:.0f}" if "steps" in s else ""
            lines.append(
                f"| {NAMES[name]} | {s['relative']:.0e} | {s['absolute']:g} | {s['median']:.1e} | {s['worst']:.1e} | {s['milliseconds']:.3g} | {steps} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("peers")
    parser.add_argument("results")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", type=lambda text: text.split(","))
    arguments = parser.parse_args()
    comparison = Comparison(arguments)
    references = comparison.references()
    comparison.measure()
    found = document(comparison, references)
    with open(os.path.join(arguments.results, "results.json"), "w", encoding="utf-8") as file:
        json.dump(found, file, indent=1)
    text = markdown(found)
    with open(os.path.join(arguments.results, "results.md"), "w", encoding="utf-8") as file:
        file.write(text)
    print(text)


if __name__ == "__main__":
    main()
