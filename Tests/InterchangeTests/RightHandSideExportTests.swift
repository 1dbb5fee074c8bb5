import Foundation
import Integration
import Reactions
import Testing

@testable import Interchange

/// The exported C is compiled and asked: its two ways to the rates and to the Jacobian were written from different nodes of the graph.
@Suite("Export as C")
struct RightHandSideExportTests {
    private static let main = """
        #include <stdio.h>
        #include <stdlib.h>

        static double worst(double a, double b, double w) {
            double d = fabs(a - b) / (fabs(a) > 1 ? fabs(a) : 1);
            return d > w || d != d ? d : w;
        }

        int main(void) {
            const int n = squall_species;
            double *y = malloc(n * sizeof *y), *f = malloc(n * sizeof *f), *g = malloc(n * sizeof *g);
            double *q = malloc(squall_derived * sizeof *q), *dense = malloc(n * n * sizeof *dense), *v = malloc(squall_entries * sizeof *v);
            double rate = 0, slope = 0, left = 0;
            srand(1);
            for (int i = 0; i < n; i++) y[i] = 0.2 + rand() / (double)RAND_MAX;
            squall_derive(squall_values, q);
            squall_rates(y, squall_values, f);
            squall_prepared_rates(y, squall_values, q, g);
            for (int i = 0; i < n; i++) rate = worst(f[i], g[i], rate);
            squall_jacobian(y, squall_values, dense);
            squall_prepared_jacobian(y, squall_values, q, v);
            for (int c = 0; c < n; c++)
                for (int k = squall_column_starts[c]; k < squall_column_starts[c + 1]; k++) {
                    double *entry = dense + squall_entry_rows[k] * n + c;
                    slope = worst(*entry, v[k], slope);
                    *entry = 0;
                }
            for (int i = 0; i < n * n; i++) left = worst(0, dense[i], left);
            printf("%d %g %g %g %d %g %g\\n", n, rate, slope, left, squall_doses, squall_dose[1].time, squall_dose[1].amount);
            return 0;
        }
        """

    @Test("Rates and Jacobian made for a solver are those summed from the reactions, and doses are in order of time")
    func solver() throws {
        let network = EquationFixture.model
        let events = [Event(time: 2, .addToParameter(1, amount: 7)), Event(time: 0, .addToState(0, amount: 1))]
        let job = Job(parameters: network.declaredValues, start: 0, end: 3, events: events)
        let export = RightHandSideExport(network)
        let folder = FileManager.default.temporaryDirectory.appending(path: "squall-c-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "model.c")
        let text = [export.source, export.solverSource, export.patientSource(job), Self.main].joined(separator: "\n")
        try text.write(to: source, atomically: true, encoding: .utf8)
        let program = folder.appending(path: "model")
        let compiled = try Self.run("/usr/bin/env", ["cc", "-O0", "-o", program.path, source.path, "-lm"])
        try #require(compiled.status == 0, "\(compiled.output)")
        let found = try Self.run(program.path, []).output.split(separator: " ").map { Double($0.trimmingCharacters(in: .newlines)) ?? .nan }
        try #require(found.count == 7)
        #expect(found[0] == Double(network.species.count))
        // Sums in another order, reciprocals multiplied: rounding of numbers of order one.
        #expect(found[1] < 1e-9 && found[2] < 1e-9, "\(found)")
        #expect(found[3] == 0, "An entry of the Jacobian is missing from the compressed columns.")
        #expect(found[4] == 2 && found[5] == 2 && found[6] == 7)
    }

    private static func run(_ command: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
