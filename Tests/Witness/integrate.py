#!/usr/bin/env python3
"""Integrates an exported right-hand side with a trusted integrator, for comparison with our own.

    integrate.py TASK.json LIBRARY.so OUT.csv [--method lsoda|radau|dop853] [--rtol 1e-10]

TASK.json   numbers, events and sample times, as RightHandSideTask writes them
LIBRARY.so  the compiled C file of RightHandSideExport
OUT.csv     the read-outs at the sample times, coherent units; the value just before an event at its time

The integrator is SciPy's (LSODA of ODEPACK by default), restarted at every event, with the exported Jacobian.
"""
import argparse
import ctypes
import json
import os
import sys
import warnings

import numpy as np
from scipy.integrate import ODEintWarning, odeint, solve_ivp

POINTER = ctypes.POINTER(ctypes.c_double)


class Equations:
    """The functions of the shared library over numpy arrays."""

    def __init__(self, path):
        self.library = ctypes.CDLL(os.path.abspath(path))
        self.species, self.parameters, self.readouts = (
            ctypes.c_int.in_dll(self.library, "squall_" + name).value for name in ("species", "parameters", "readouts")
        )
        for name in ("squall_rates", "squall_jacobian", "squall_read"):
            getattr(self.library, name).argtypes = [POINTER, POINTER, POINTER]
            getattr(self.library, name).restype = None
        self.library.squall_initial_values.argtypes = [POINTER, POINTER]
        self.library.squall_initial_values.restype = None

    def _call(self, name, size, state, parameters):
        out = np.empty(size)
        state = np.ascontiguousarray(state)
        getattr(self.library, name)(*(a.ctypes.data_as(POINTER) for a in (state, parameters, out)))
        return out

    def initial(self, parameters):
        out = np.empty(self.species)
        self.library.squall_initial_values(parameters.ctypes.data_as(POINTER), out.ctypes.data_as(POINTER))
        return out

    def rates(self, state, parameters):
        return self._call("squall_rates", self.species, state, parameters)

    def jacobian(self, state, parameters):
        return self._call("squall_jacobian", self.species**2, state, parameters).reshape(self.species, self.species)

    def read(self, state, parameters):
        return self._call("squall_read", self.readouts, state, parameters)


def advance(equations, parameters, state, times, method, rtol, atol):
    """States at `times`, the first of which is where `state` stands."""
    if method == "lsoda":
        with warnings.catch_warnings():
            warnings.simplefilter("error", ODEintWarning)
            return odeint(
                lambda y, t: equations.rates(y, parameters), state, times, Dfun=lambda y, t: equations.jacobian(y, parameters),
                rtol=rtol, atol=atol, mxstep=1_000_000, h0=1e-6,
            )
    # Explicit and Radau steps end exactly at every sample: their interpolation is of lower order than their steps.
    states = [np.asarray(state)]
    options = {"jac": lambda t, y: equations.jacobian(y, parameters)} if method == "radau" else {}
    step = None
    for begin, end in zip(times, times[1:]):
        if step is not None:
            options["first_step"] = min(step, end - begin)
        found = solve_ivp(
            lambda t, y: equations.rates(y, parameters), (begin, end), states[-1], rtol=rtol, atol=atol,
            method={"radau": "Radau", "dop853": "DOP853"}[method], **options,
        )
        if not found.success:
            sys.exit(f"integrate.py: {found.message} (between day {begin} and {end})")
        if len(found.t) > 2:
            step = found.t[-2] - found.t[-3] if len(found.t) > 3 else found.t[1] - found.t[0]
        states.append(found.y[:, -1])
    return np.array(states)


def apply(events, state, parameters):
    for event in events:
        kind, index, amount = event["kind"], event["index"], event["amount"]
        if kind == "addToState":
            state[index] += amount
        elif kind == "addToParameter":
            parameters[index] += amount
        else:
            parameters[index] = amount


def integrate(equations, task, method, rtol):
    parameters = np.array(task["parameters"])
    atol = np.array(task["scales"]) * rtol
    state = equations.initial(parameters)
    samples = task["sampleTimes"]
    rows = [equations.read(state, parameters) for time in samples if time <= task["start"]]
    stops = sorted({event["time"] for event in task["events"]})
    time = task["start"]
    for stop in [*stops, task["end"]]:
        if stop > time:
            inner = [s for s in samples if time < s <= stop]
            grid = [time, *inner] if inner and inner[-1] == stop else [time, *inner, stop]
            states = advance(equations, parameters, state, grid, method, rtol, atol)
            rows += [equations.read(y, parameters) for y in states[1 : 1 + len(inner)]]
            state = states[-1].copy()
        time = stop
        apply([event for event in task["events"] if event["time"] == stop], state, parameters)
    return np.array(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("task")
    parser.add_argument("library")
    parser.add_argument("out")
    parser.add_argument("--method", choices=["lsoda", "radau", "dop853"], default="lsoda")
    parser.add_argument("--rtol", type=float, default=1e-10)
    arguments = parser.parse_args()
    with open(arguments.task, encoding="utf-8") as file:
        task = json.load(file)
    equations = Equations(arguments.library)
    if (equations.species, equations.parameters) != (len(task["species"]), len(task["parameters"])):
        sys.exit("integrate.py: the task and the library are not of the same network")
    rows = integrate(equations, task, arguments.method, arguments.rtol)
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write("day," + ",".join(task["readouts"]) + "\n")
        for time, row in zip(task["sampleTimes"], rows):
            file.write(repr(time) + "," + ",".join(repr(float(value)) for value in row) + "\n")


if __name__ == "__main__":
    main()
