package org.wheelhouse.producttest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A disk from which a BIOS starts Linux, as it would from a cloud image: a loader in its first sector, behind it the kernel's
 * real mode part, the command line, the rest of the kernel and the initrd, each from a sector of its own.
 */
final class LinuxDisk {
	private static final int SECTOR = 512;
	/** In the kernel: how many sectors its real mode part has besides the first. */
	private static final int SETUP_SECTORS = 0x1f1;
	/** In the loader: sectors of the real mode part, of the rest, of the initrd, and the bytes of that. */
	private static final int NUMBERS = 0x1e0;

	/** At 0000:7C00, 16 bits. What is read goes to 1000:0000 and from there to where it belongs, 64 sectors at a time. */
	private static final String LOADER = """
			31 c0 8e d8 8e c0 8e d0    # all segments are 0
			bc 00 7c fc fb             # mov sp,0x7c00; cld; sti
			a1 e0 7d ba 00 90          # mov ax,[sectors of the real mode part]; mov dx,0x9000
			e8 a9 00                   # call read
			b8 01 00 ba 00 9e          # mov ax,1; mov dx,0x9e00: the command line
			e8 a0 00                   # call read
			66 8b 0e e2 7d             # mov ecx,[sectors of the kernel]
			66 bf 00 00 10 00          # mov edi,0x100000
			e8 52 00                   # call load
			66 8b 0e e6 7d             # mov ecx,[sectors of the initrd]
			66 bf 00 00 00 08          # mov edi,0x8000000
			e8 44 00                   # call load
			b8 00 90 8e d8             # mov ax,0x9000; mov ds,ax: the kernel's header
			c6 06 10 02 ff             # type_of_loader: no known one
			80 0e 11 02 80             # loadflags: there is a heap
			c7 06 24 02 00 de          # heap_end_ptr
			66 c7 06 28 02 00 e0 09 00 # cmd_line_ptr 0x9e000
			66 c7 06 18 02 00 00 00 08 # ramdisk_image
			2e 66 a1 ea 7d             # mov eax,cs:[bytes of the initrd]
			66 a3 1c 02                # ramdisk_size
			fa b8 00 90                # cli; mov ax,0x9000
			8e c0 8e e0 8e e8 8e d0    # into es, fs, gs and ss
			bc 00 de                   # mov sp,0xde00
			ea 00 00 20 90             # jmp 0x9020:0
			# 7C7F load: ECX sectors to EDI
			b8 40 00 66 83 f9 40       # mov ax,64; cmp ecx,64
			73 02 89 c8                # jae +2; mov ax,cx
			ba 00 10 e8 2f 00          # mov dx,0x1000; call read
			66 51 66 89 f8             # push ecx; mov eax,edi
			a3 6a 7d 66 c1 e8 10       # the descriptor's base
			a2 6c 7d 88 26 6f 7d
			b4 87 b9 00 40 be 50 7d    # move 0x4000 words
			cd 15 66 59 72 34          # int 0x15; pop ecx; jc fail
			66 81 c7 00 80 00 00       # add edi,0x8000
			66 83 e9 40 77 c1 c3       # sub ecx,64; ja load; ret
			# 7CBF read: AX sectors to DX:0000
			a3 42 7d 89 16 46 7d       # into the packet
			be 40 7d b4 42 b2 80       # extended read from the first disk
			66 51 66 57 cd 13 66 5f 66 59 # int 0x13 between pushes of ecx and edi
			72 0c                      # jc fail
			66 0f b7 06 42 7d          # movzx eax,[count]
			66 01 06 48 7d c3          # add [next sector],eax; ret
			# 7CE5 fail
			f4 eb fd                   # hlt, for ever
			""";
	/** At 7D40: the packet of the extended read, and at 7D50 descriptors for the move, from 0x10000. */
	private static final String DATA = "10 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 "
			+ "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ff ff 00 00 01 93 00 00 ff ff 00 00 00 93 00 00";
	private static final int DATA_AT = 0x140;

	private LinuxDisk() {
	}

	/** @param words its command line */
	static byte[] of(Path kernelFile, Path initrdFile, String words) throws IOException {
		byte[] kernel = Files.readAllBytes(kernelFile);
		byte[] initrd = Files.readAllBytes(initrdFile);
		int setup = (Byte.toUnsignedInt(kernel[SETUP_SECTORS]) + 1) * SECTOR;
		int rest = sectors(kernel.length - setup);
		int bytes = SECTOR + setup + SECTOR + (rest + sectors(initrd.length)) * SECTOR;
		ByteBuffer disk = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
		disk.put(0, bytes(LOADER)).put(DATA_AT, bytes(DATA));
		disk.position(NUMBERS).putShort((short) (setup / SECTOR)).putInt(rest).putInt(sectors(initrd.length))
				.putInt(initrd.length);
		disk.put(SECTOR - 2, (byte) 0x55).put(SECTOR - 1, (byte) 0xAA);
		disk.put(SECTOR, kernel, 0, setup);
		disk.put(SECTOR + setup, words.getBytes(StandardCharsets.US_ASCII));
		disk.put(SECTOR + setup + SECTOR, kernel, setup, kernel.length - setup);
		disk.put(SECTOR + setup + SECTOR + rest * SECTOR, initrd);
		return disk.array();
	}

	private static int sectors(int bytes) {
		return (bytes + SECTOR - 1) / SECTOR;
	}

	private static byte[] bytes(String listing) {
		return HexFormat.of().parseHex(listing.lines().map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
				.collect(Collectors.joining()));
	}
}
