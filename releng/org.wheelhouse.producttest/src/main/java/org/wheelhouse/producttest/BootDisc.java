package org.wheelhouse.producttest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest disc from which a BIOS starts: ISO 9660 without files, with a boot sector by El Torito. */
final class BootDisc {
	private static final int SECTOR = 2048;
	private static final int PRIMARY = 16;
	private static final int RECORD = 17;
	private static final int END = 18;
	private static final int CATALOG = 19;
	private static final int CODE = 20;
	private static final int SECTORS = 32;

	private BootDisc() {
	}

	/** @param code its first sector is loaded and started */
	static byte[] of(Path code) throws IOException {
		ByteBuffer disc = ByteBuffer.allocate(SECTORS * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
		descriptor(disc, PRIMARY, 1);
		put(disc, PRIMARY * SECTOR + 40, "WHEELHOUSE                      ");
		disc.putInt(PRIMARY * SECTOR + 80, SECTORS);
		descriptor(disc, RECORD, 0);
		put(disc, RECORD * SECTOR + 7, "EL TORITO SPECIFICATION");
		disc.putInt(RECORD * SECTOR + 71, CATALOG);
		descriptor(disc, END, 255);
		int entry = CATALOG * SECTOR;
		disc.put(entry, (byte) 1).put(entry + 30, (byte) 0x55).put(entry + 31, (byte) 0xAA);
		// The words of the first entry add up to 0.
		int sum = 0;
		for (int at = 0; at < 32; at += 2) {
			sum += Short.toUnsignedInt(disc.getShort(entry + at));
		}
		disc.putShort(entry + 28, (short) -sum);
		disc.put(entry + 32, (byte) 0x88).putShort(entry + 38, (short) 4).putInt(entry + 40, CODE);
		disc.put(CODE * SECTOR, Files.readAllBytes(code), 0, 512);
		return disc.array();
	}

	private static void descriptor(ByteBuffer disc, int sector, int kind) {
		disc.put(sector * SECTOR, (byte) kind);
		put(disc, sector * SECTOR + 1, "CD001");
		disc.put(sector * SECTOR + 6, (byte) 1);
	}

	private static void put(ByteBuffer disc, int at, String text) {
		disc.put(at, text.getBytes(StandardCharsets.US_ASCII));
	}
}
