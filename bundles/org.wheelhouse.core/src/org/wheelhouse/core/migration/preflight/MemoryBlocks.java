package org.wheelhouse.core.migration.preflight;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The blocks of memory of a QEMU that runs its guest by TCG, and what a migration does to them: see decisions 7 and 87. Pure.
 *
 * @param blocks as {@code info ramblock} tells them
 */
record MemoryBlocks(List<Block> blocks) {

	/** 64 pages: a word of the dirty bitmap. */
	private static final long WORD = 64 * 4096;
	/** Name, size of a page, offset, used, total. */
	private static final Pattern ROW = Pattern
			.compile("^\\s*(.*?)\\s+\\d+ \\w+\\s+0x([0-9a-f]+)\\s+0x([0-9a-f]+)\\s+0x([0-9a-f]+)(?:\\s.*)?$");
	private static final Pattern PICTURES_AND_FIRMWARE = Pattern
			.compile(".*(vga|vram|rom|bios|flash|qxl|bochs|virtio-gpu|isa-bios|/rom@).*");

	/**
	 * One of them.
	 *
	 * @param name   empty for one that nothing uses
	 * @param offset where it begins
	 * @param used   bytes that are sent
	 */
	record Block(String name, long offset, long used) {

		/** Whether QEMU reads its dirty bitmap by words. */
		boolean isReadByWords() {
			return offset % WORD == 0 && used % WORD == 0;
		}

		/** Whether it is memory of the guest's, not of a screen or firmware. */
		boolean isMemory() {
			return !PICTURES_AND_FIRMWARE.matcher(name).matches();
		}

		private String title() {
			return name.isEmpty() ? "a memory backend that nothing uses" : name;
		}
	}

	MemoryBlocks {
		blocks = List.copyOf(blocks);
	}

	/** Reads what {@code info ramblock} writes. */
	static MemoryBlocks parse(String printed) {
		return new MemoryBlocks(printed.lines().flatMap(line -> {
			var row = ROW.matcher(line);
			return row.matches()
					? java.util.stream.Stream.of(new Block(row.group(1), Long.parseUnsignedLong(row.group(2), 16),
							Long.parseUnsignedLong(row.group(3), 16)))
					: java.util.stream.Stream.empty();
		}).toList());
	}

	/**
	 * Why QEMU would end, with the guest, when it is told to migrate: from 9.0 on it looks up a block by the size of another.
	 * Words for a person; empty when it would not.
	 */
	Optional<String> deadly() {
		var first = blocks.stream().filter(block -> block.offset() == 0).findFirst();
		return first.flatMap(least -> blocks.stream()
				.filter(block -> block.isReadByWords() && block.used() > least.used() && block.offset() > 0).findFirst()
				.map(larger -> larger.title() + " is larger than " + least.title() + ", which is before it"));
	}

	/** The memory that would arrive with bytes of an earlier moment, from 9.0 on: what does not come first. Empty when none would. */
	Optional<String> lossy() {
		return blocks.stream().filter(block -> block.offset() > 0 && block.isReadByWords() && block.isMemory())
				.map(Block::title).findFirst();
	}

	/** The memory that would arrive so before 9.0. */
	Optional<String> lossyBefore9() {
		return blocks.stream().filter(block -> block.isReadByWords() && block.isMemory()).map(Block::title).findFirst();
	}
}
