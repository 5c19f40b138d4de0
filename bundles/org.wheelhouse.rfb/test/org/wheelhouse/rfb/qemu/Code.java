package org.wheelhouse.rfb.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A few machine instructions after the other, in 16-bit code, with names for the places that are jumped to. The bytes stand in the
 * caller's text with what they mean, so no assembler is needed.
 */
final class Code {

	static final int SECTOR = 512;

	private static final int ORIGIN = 0x7C00;

	private record Jump(int at, int size, String target) {}

	private final byte[] bytes = new byte[SECTOR];
	private final Map<String, Integer> places = new HashMap<>();
	private final List<Jump> jumps = new ArrayList<>();
	private int size;

	/** Instructions in hexadecimal, which may have spaces between them. */
	Code hex(String instructions) {
		for (var value : HexFormat.of().parseHex(instructions.replace(" ", ""))) {
			bytes[size++] = value;
		}
		return this;
	}

	Code word(int value) {
		bytes[size++] = (byte) value;
		bytes[size++] = (byte) (value >> 8);
		return this;
	}

	Code dword(int value) {
		return word(value).word(value >> 16);
	}

	/** The next instruction can be jumped to by this name. */
	Code place(String name) {
		places.put(name, size);
		return this;
	}

	/** A jump or call by a distance of 16 bits, for example E8 (call), E9 (jmp), 0F82 (jb). */
	Code jump(String instruction, String target) {
		hex(instruction);
		jumps.add(new Jump(size, 2, target));
		return word(0);
	}

	/** The address of a place, in 16 bits. */
	Code address(String target) {
		jumps.add(new Jump(size, 0, target));
		return word(0);
	}

	/** The whole sector, with the mark by which the BIOS knows it. */
	byte[] sector() {
		if (size > SECTOR - 2) {
			throw new IllegalStateException(size + " bytes of code");
		}
		for (var jump : jumps) {
			var target = places.get(jump.target());
			if (target == null) {
				throw new IllegalStateException("no place " + jump.target());
			}
			var value = jump.size() == 0 ? ORIGIN + target : target - jump.at() - jump.size();
			bytes[jump.at()] = (byte) value;
			bytes[jump.at() + 1] = (byte) (value >> 8);
		}
		bytes[SECTOR - 2] = 0x55;
		bytes[SECTOR - 1] = (byte) 0xAA;
		return bytes.clone();
	}
}
