"""The engines that solve the problem of `peers prepare`, each with one method: run(rtol, atol, patients)."""
import ctypes
import json
import os
import subprocess
import time

import numpy as np

POINTER = ctypes.POINTER(ctypes.c_double)


class Problem:
    """What all engines share, read from the folder."""

    def __init__(self, folder):
        self.folder = folder
        with open(self.path("population.tsv"), encoding="utf-8") as file:
            self.parameters = file.readline().split()
        self.population = np.loadtxt(self.path("population.tsv"), skiprows=1)
        self.start, self.end = np.loadtxt(self.path("span.tsv"))
        self.times = np.loadtxt(self.path("samples.tsv"))
        self.events = np.loadtxt(self.path("events.tsv"), ndmin=2)
        with open(self.path("readouts.tsv"), encoding="utf-8") as file:
            self.readouts = file.read().split()
        with open(self.path("states.tsv"), encoding="utf-8") as file:
            rows = [line.split() for line in file]
        self.states = [name for name, _ in rows]
        self.absolute = np.array([float(value) for _, value in rows])

    def path(self, name):
        return os.path.join(self.folder, name)

    def name(self, identifier):
        """How SBML calls a state or a parameter."""
        return "".join(c if c.isascii() and (c.isalnum() or c == "_") else "_" for c in identifier)

    def load(self, path):
        return np.fromfile(path).reshape(-1, len(self.times), len(self.readouts))


class Reader:
    """Read-outs from states by the exported C, so that every engine is asked for the same; its time is not counted."""

    def __init__(self, problem):
        self.problem = problem
        self.library = ctypes.CDLL(os.path.abspath(problem.path("equations.so")))

    def initial(self, parameters):
        out = np.empty(len(self.problem.states))
        self.library.squall_initial_values(_pointer(np.ascontiguousarray(parameters)), _pointer(out))
        return out

    def read(self, states, parameters):
        """Read-outs of one patient; `states` by time. Doses that set a parameter are in force at their time."""
        numbers = np.array(parameters)
        out = np.empty((len(self.problem.times), len(self.problem.readouts)))
        done = 0
        for row, time_ in enumerate(self.problem.times):
            while done < len(self.problem.events) and self.problem.events[done][0] <= time_:
                _, kind, index, amount = self.problem.events[done]
                if kind == 1:
                    numbers[int(index)] += amount
                elif kind == 2:
                    numbers[int(index)] = amount
                done += 1
            self.library.squall_read(_pointer(np.ascontiguousarray(states[row])), _pointer(numbers), _pointer(out[row]))
        return out


def _pointer(array):
    return array.ctypes.data_as(POINTER)


class Program:
    """An engine that is a program: it reads the folder, writes read-outs and prints its work as JSON."""

    def __init__(self, problem, command):
        self.problem, self.command = problem, command

    def run(self, rtol, atol, patients):
        output = self.problem.path("output.bin")
        command = self.command(self.problem.folder, rtol, atol, patients, output)
        work = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return work, self.problem.load(output)


# A population has thousands of patients. The few of the problem are a stream of as many when they come several times: where one of 256 ends,
# lanes run empty, 3 % of the time in single precision.
SQUALL_TIMES = 4


def squall(problem, program, precision="double"):
    return Program(
        problem, lambda folder, rtol, atol, patients, output: [
            program, "solve", folder, "--precision", precision, "--relative", str(rtol), "--absolute", str(atol), "--patients", str(patients),
            "--times", str(SQUALL_TIMES), "--output", output])


def cvode(problem, program):
    return Program(
        problem, lambda folder, rtol, atol, patients, output: [program, folder, str(rtol), str(atol), str(patients), output])


class RoadRunner:
    """libRoadRunner on the exported SBML, with an absolute tolerance for each state as CVODE has it."""

    def __init__(self, problem):
        import roadrunner

        roadrunner.Logger.disableLogging()
        self.problem, self.reader, self.version = problem, Reader(problem), roadrunner.__version__
        begin = time.process_time()
        self.model = roadrunner.RoadRunner(problem.path("model.xml"))
        self.setup = time.process_time() - begin
        self.clock = roadrunner.SelectionRecord.TIME
        self.model.integrator.maximum_num_steps = 1_000_000
        self.names = [problem.name(name) for name in problem.states]
        self.model.timeCourseSelections = self.names
        self.times = [0.0] + list(problem.times - problem.start)

    def run(self, rtol, atol, patients):
        integrator = self.model.integrator
        seconds, rows = 0.0, []
        for numbers in self.problem.population[:patients]:
            self.model.resetAll()
            for name, value in zip(self.problem.parameters, numbers):
                self.model.model[self.problem.name(name)] = value
            for name, value in zip(self.names, self.reader.initial(numbers)):
                self.model.model[name] = value
            # The first reset gave the doses of the first time, and the numbers just set took them back; they are not given again later.
            self.model.reset(self.clock)
            integrator.relative_tolerance = rtol
            integrator.setValue("absolute_tolerance", list(self.problem.absolute * rtol * atol))
            begin = time.process_time()
            states = np.array(self.model.simulate(times=self.times))
            seconds += time.process_time() - begin
            rows.append(self.reader.read(states[1:], numbers))
        return {"milliseconds": 1000 * seconds / len(rows)}, np.array(rows)


class Amici:
    """AMICI on the exported SBML, compiled; it has one absolute tolerance for all states."""

    def __init__(self, problem, folder):
        import amici
        from amici.sim.sundials import LinearSolver, import_model_module

        self.problem, self.reader, self.version = problem, Reader(problem), amici.__version__
        self.model = import_model_module("squall_amici", folder).get_model()
        self.model.set_timepoints(list(problem.times - problem.start))
        self.solver = self.model.create_solver()
        self.solver.set_max_steps(1_000_000)
        self.solver.set_linear_solver(LinearSolver.KLU)
        self.solver.set_state_ordering(0)  # AMD
        self.states = list(self.model.get_state_ids())
        self.order = [self.states.index(problem.name(name)) for name in problem.states]
        column = {problem.name(name): column for column, name in enumerate(problem.parameters)}
        # Numbers that doses change are states for AMICI; they start from what the document says, as in every patient.
        self.columns = [column[name] for name in self.model.get_free_parameter_ids()]

    def run(self, rtol, atol, patients):
        from amici.sim.sundials import run_simulation

        self.solver.set_relative_tolerance(rtol)
        self.solver.set_absolute_tolerance(rtol * atol)
        paid, inner, rows = 0.0, 0.0, []
        for numbers in self.problem.population[:patients]:
            self.model.set_free_parameters(list(numbers[self.columns]))
            begin = time.process_time()
            result = run_simulation(self.model, self.solver)
            paid += time.process_time() - begin
            if result.status != 0:
                raise RuntimeError(f"AMICI ended with status {result.status}")
            inner += result.cpu_time
            rows.append(self.reader.read(np.array(result.x)[:, self.order], numbers))
        each = 1 / len(rows)
        return {"milliseconds": inner * each, "paid": 1000 * paid * each}, np.array(rows)
