/// Instructions as bytes, for x86-64.
///
/// A function takes the memory of a block and the vector of the solution. With 512 bits an address close to a base takes one byte
/// instead of four, so that bases follow the program through memory: code has to be fetched too.
///
/// Source: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, chapter 2 (VEX and EVEX prefixes).
struct Assembler {
    private(set) var bytes: [UInt8] = []
    private let form: Form
    private let precision: Precision
    private let stride: Int32
    /// General registers and the windows of memory to whose middles they point, the one used last at the end.
    private var windows: [(register: UInt8, window: Int)] = []

    private static let memory: UInt8 = 7
    private static let solution: UInt8 = 6
    /// Registers for bases: rax, rcx, rdx, r8 to r11, and rbx, rbp, r13, r14, r15, which are saved.
    private static let free: [UInt8] = [0, 1, 2, 8, 9, 10, 11, 3, 5, 13, 14, 15]
    private static let saved: [UInt8] = [3, 5, 13, 14, 15]
    /// Places in a window: those that a signed byte reaches.
    private static let window: Int32 = 256

    init(_ form: Form, _ precision: Precision) {
        self.form = form
        self.precision = precision
        stride = form.stride(precision)
    }

    /// One function, on a boundary of 64 bytes.
    ///
    /// - Returns: Where it starts.
    mutating func function(_ instructions: ArraySlice<Instruction>) -> Int {
        while bytes.count % 64 != 0 { bytes.append(0xCC) }
        let start = bytes.count
        let usesBases = form == .whole
        if usesBases { begin() }
        for instruction in instructions { append(instruction) }
        if usesBases { for register in Self.saved.reversed() { bytes += (register >= 8 ? [0x41] : []) + [0x58 | register & 7] } }
        bytes += [0xC5, 0xF8, 0x77, 0xC3]  // vzeroupper; ret
        return start
    }

    private mutating func begin() {
        for register in Self.saved { bytes += (register >= 8 ? [0x41] : []) + [0x50 | register & 7] }
        windows = Self.free.map { ($0, -1) }
        load(Self.solution, from: Self.solution, Self.window / 2)
    }

    /// lea register, [base + place]
    private mutating func load(_ register: UInt8, from base: UInt8, _ place: Int32) {
        bytes += [register >= 8 ? 0x4C : 0x48, 0x8D, 0x80 | (register & 7) << 3 | base]
        append(place * stride)
    }

    /// The register that points to a window; the one not used for longest is taken if there is none.
    private mutating func base(_ window: Int) -> UInt8 {
        let index = windows.lastIndex { $0.window == window } ?? 0
        var entry = windows.remove(at: index)
        if entry.window != window {
            entry.window = window
            load(entry.register, from: Self.memory, Int32(window) * Self.window + Self.window / 2)
        }
        windows.append(entry)
        return entry.register
    }

    private mutating func append(_ value: Int32) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }

    // MARK: Instructions

    // Prefixes: doubles side by side, which is that of fused operations too, floats side by side, one double, one float.
    private static let pd: UInt8 = 1
    private static let ps: UInt8 = 0
    private static let sd: UInt8 = 3
    private static let ss: UInt8 = 2

    private mutating func append(_ i: Instruction) {
        let packed = form != .one
        let isDouble = precision == .double
        let all = isDouble ? Self.pd : Self.ps
        let prefix = packed ? all : isDouble ? Self.sd : Self.ss
        // With 512 bits, and in fused operations, another bit tells doubles from floats.
        let wide = isDouble && form == .whole
        func fused(_ code: UInt8) { encode(map: 2, prefix: Self.pd, wide: isDouble, packed ? code : code + 1, i) }
        func plain(_ code: UInt8, _ i: Instruction) { encode(map: 1, prefix: prefix, wide: wide, code, i) }
        switch i.code {
        case .load: plain(packed ? 0x28 : 0x10, i)
        case .store: plain(packed ? 0x29 : 0x11, i)
        case .move: encode(map: 1, prefix: all, wide: wide, 0x28, i)
        case .add: plain(0x58, i)
        case .subtract: plain(0x5C, i)
        case .multiply: plain(0x59, i)
        case .divide: plain(0x5E, i)
        case .squareRoot: plain(0x51, i)
        case .maximum: plain(0x5F, i)
        case .compare:
            // vcmppd k1 or target, first, second, "less"
            var i = i
            if form == .whole { i.target = 1 }
            plain(0xC2, i)
            bytes.append(1)
        case .select:
            if form == .whole {
                encode(map: 1, prefix: all, wide: wide, 0x28, Instruction(code: .load, target: i.target, place: i.place), mask: 0x81)
            } else {
                encode(map: 1, prefix: all, wide: false, 0x54, i)
            }
        case .without: encode(map: 1, prefix: all, wide: wide, 0x55, i)
        case .exclusiveOr: encode(map: 1, prefix: all, wide: wide, 0x57, i)
        case .multiplyAdd132: fused(0x98)
        case .multiplySubtract132: fused(0x9A)
        case .subtractProduct132: fused(0x9C)
        case .multiplyAdd213: fused(0xA8)
        case .multiplySubtract213: fused(0xAA)
        case .subtractProduct213: fused(0xAC)
        case .multiplyAdd231: fused(0xB8)
        case .multiplySubtract231: fused(0xBA)
        case .subtractProduct231: fused(0xBC)
        }
    }

    /// - Parameter mask: With 512 bits, the bits that zero what the mask register k1 leaves out.
    private mutating func encode(map: UInt8, prefix: UInt8, wide: Bool, _ code: UInt8, _ i: Instruction, mask: UInt8 = 0) {
        let target = UInt8(i.target)
        // Without a first operand the field is all ones, which is register 0 in the inverted notation.
        let first = i.first < 0 ? 0 : UInt8(i.first)
        var base: UInt8 = 0
        var displacement: Int32 = 0
        if i.second >= 0 { base = UInt8(i.second) } else { (base, displacement) = address(i.place) }
        if form == .whole {
            let beyond: UInt8 = i.second >= 0 ? (base >> 4) & 1 : 0
            bytes.append(0x62)
            bytes.append((~target >> 3 & 1) << 7 | (beyond ^ 1) << 6 | (~base >> 3 & 1) << 5 | (~target >> 4 & 1) << 4 | map)
            bytes.append((wide ? 0x80 : 0) | (~first & 15) << 3 | 4 | prefix)
            bytes.append(0x40 | (~first >> 4 & 1) << 3 | mask)
        } else {
            let long: UInt8 = form == .half ? 4 : 0
            if map == 1 && !wide && base < 8 {
                bytes += [0xC5, (~target >> 3 & 1) << 7 | (~first & 15) << 3 | long | prefix]
            } else {
                bytes += [0xC4, (~target >> 3 & 1) << 7 | 0x40 | (~base >> 3 & 1) << 5 | map]
                bytes.append((wide ? 0x80 : 0) | (~first & 15) << 3 | long | prefix)
            }
        }
        bytes.append(code)
        operand((target & 7) << 3 | base & 7, isRegister: i.second >= 0, displacement)
    }

    private mutating func operand(_ fields: UInt8, isRegister: Bool, _ displacement: Int32) {
        if isRegister { return bytes.append(0xC0 | fields) }
        // With 512 bits a short displacement counts in registers.
        let unit: Int32 = form == .whole ? 64 : 1
        if displacement % unit == 0, let short = Int8(exactly: displacement / unit) {
            bytes += [0x40 | fields, UInt8(bitPattern: short)]
        } else {
            bytes.append(0x80 | fields)
            append(displacement)
        }
    }

    private mutating func address(_ place: Int32) -> (base: UInt8, displacement: Int32) {
        if place >= Layout.solution {
            let start = form == .whole ? Self.window / 2 : 0
            return (Self.solution, (place - Layout.solution - start) * stride)
        }
        if form != .whole { return (Self.memory, place * stride) }
        return (base(Int(place / Self.window)), (place % Self.window - Self.window / 2) * stride)
    }
}
