package org.wheelhouse.core.creation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.HostFiles;

/**
 * What an ISO 9660 file system tells of itself: its volume descriptors from sector 16 on (ECMA-119, 8.4), and the catalog of
 * El Torito to which the boot record leads (El Torito 1.0, 2.0).
 *
 * @param label of the volume; may be empty
 * @param bios  whether a BIOS starts something from it
 * @param uefi  whether a UEFI does
 */
record DiscLabel(String label, boolean bios, boolean uefi) {

	private static final int SECTOR = 2048;
	private static final int FIRST = 16;
	private static final int MOST_DESCRIPTORS = 16;
	private static final int ENTRY = 32;
	private static final byte EFI = (byte) 0xef;
	private static final byte BOOTABLE = (byte) 0x88;
	private static final byte[] NONE = {};

	/** Reads it; empty for what is no such file system. Never fails. */
	static CompletableFuture<Optional<DiscLabel>> read(HostFiles files, Path file) {
		return files.read(file, (long) FIRST * SECTOR, MOST_DESCRIPTORS * SECTOR).thenCompose(read -> {
			var sectors = read.orElse(NONE);
			if (!isDescriptor(sectors, 0)) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
			var label = "";
			long catalog = 0;
			for (int at = 0; isDescriptor(sectors, at) && sectors[at] != -1; at += SECTOR) {
				if (sectors[at] == 1) {
					label = text(sectors, at + 40, 32);
				} else if (sectors[at] == 0 && text(sectors, at + 7, 32).startsWith("EL TORITO")) {
					catalog = Integer
							.toUnsignedLong(ByteBuffer.wrap(sectors).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 71));
				}
			}
			var found = label;
			return catalog == 0
					? CompletableFuture.completedFuture(Optional.of(new DiscLabel(found, false, false)))
					: files.read(file, catalog * SECTOR, SECTOR)
							.thenApply(entries -> Optional.of(starts(found, entries.orElse(NONE))));
		});
	}

	private static boolean isDescriptor(byte[] sectors, int at) {
		return at + SECTOR <= sectors.length && text(sectors, at + 1, 5).equals("CD001");
	}

	private static String text(byte[] bytes, int at, int length) {
		return new String(bytes, at, length, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
	}

	/** The first entry is of the platform that the validation entry names; sections with theirs follow. */
	private static DiscLabel starts(String label, byte[] catalog) {
		boolean bios = false;
		boolean uefi = false;
		byte platform = catalog.length > 1 ? catalog[1] : 0;
		for (int at = ENTRY; at + ENTRY <= catalog.length; at += ENTRY) {
			if (catalog[at] == (byte) 0x90 || catalog[at] == (byte) 0x91) {
				platform = catalog[at + 1];
			} else if (catalog[at] == BOOTABLE) {
				bios |= platform == 0;
				uefi |= platform == EFI;
			}
		}
		return new DiscLabel(label, bios, uefi);
	}
}
