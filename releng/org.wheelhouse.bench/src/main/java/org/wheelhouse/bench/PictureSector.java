package org.wheelhouse.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A boot sector that switches QEMU's standard graphics card to 1920×1080 and copies a picture there that QEMU has loaded to
 * memory. Written as machine code with what it means, so that no assembler is needed.
 */
final class PictureSector {

	/** Where QEMU shall load the picture: 16 MiB. */
	static final int PICTURE = 0x1000000;
	/** The graphics card is PCI device 2. */
	static final int SLOT = 2;
	private static final int SECTOR = 512;
	private static final int ORIGIN = 0x7C00;

	private final ByteArrayOutputStream code = new ByteArrayOutputStream();

	private PictureSector() {
		hex("FA 31C0 8ED8 8EC0 8ED0 BC007C"); // cli; xor ax, ax; mov ds, ax; mov es, ax; mov ss, ax; mov sp, 7C00
		mode(4, 0); // off
		mode(1, DesktopPicture.WIDTH);
		mode(2, DesktopPicture.HEIGHT);
		mode(3, 32);
		mode(4, 0x41); // on, with a linear picture
		reachAllMemory();
		hex("66B8").dword(0x80000010 | SLOT << 11); // mov eax, first base address of the card
		hex("BAF80C 66EF BAFC0C 66ED 24F0 6689C5"); // out CF8, eax; in eax, CFC; and al, F0; mov ebp, eax
	}

	/** Copies the picture once and stops. */
	static void still(Path file) throws IOException {
		PictureSector sector = new PictureSector();
		sector.copy(DesktopPicture.HEIGHT, "66BE").dword(PICTURE).end(); // mov esi, PICTURE
		sector.hex("F4 EBFD").write(file); // hlt; jmp to it
	}

	/** Copies, sixty times a second, so many rows from a place that moves on by eight rows. */
	static void moving(Path file, int rows) throws IOException {
		PictureSector sector = new PictureSector();
		int row = DesktopPicture.WIDTH * Integer.BYTES;
		sector.copy(DesktopPicture.HEIGHT, "66BE").dword(PICTURE).end(); // all of it first
		sector.hex("B036 E643 B0AE E640 B04D E640"); // out 43, 36; out 40, AE; out 40, 4D: 60 Hz
		sector.hex("66BB").dword(PICTURE).hex("FB"); // mov ebx, PICTURE; sti
		int loop = sector.code.size();
		sector.hex("F4"); // hlt
		sector.copy(rows, "6689DE").end(); // mov esi, ebx
		sector.hex("6681C3").dword(row * 8); // add ebx, eight rows
		sector.hex("6681FB").dword(PICTURE + (DesktopPicture.HEIGHT - rows) * row); // cmp ebx, the last place
		sector.hex("7606 66BB").dword(PICTURE); // jbe over; mov ebx, PICTURE
		sector.hex("EB").hex("%02X".formatted(loop - sector.code.size() - 1 & 0xff)); // jmp loop
		sector.write(file);
	}

	/** Sets a register of the card's display interface. */
	private void mode(int index, int value) {
		hex("BACE01 B8").word(index).hex("EF 42 B8").word(value).hex("EF"); // mov dx, 1CE; out dx, index; inc dx; out dx, value
	}

	/** Gives ds and es a limit of 4 GiB, which they keep in real mode. */
	private void reachAllMemory() {
		int table = code.size() + 27;
		hex("0F0116").word(ORIGIN + table); // lgdt [table]
		hex("0F20C0 0C01 0F22C0 BB0800 8EDB 8EC3"); // mov eax, cr0; or al, 1; mov cr0, eax; mov ds, 8; mov es, 8
		hex("24FE 0F22C0 EB16"); // and al, FE; mov cr0, eax; jmp behind the table
		if (code.size() != table) {
			throw new IllegalStateException("the table is at " + code.size() + ", not " + table);
		}
		word(15).word(ORIGIN + table + 6).word(0); // its size and place
		hex("0000000000000000 FFFF00000092CF00"); // the segments: none, and all memory
		hex("31C0 8ED8 8EC0"); // xor ax, ax; mov ds, ax; mov es, ax
	}

	/** Copies so many rows from where the given instruction points esi to. Its operand, if any, follows the call. */
	private Copy copy(int rows, String source) {
		hex(source);
		return new Copy(rows);
	}

	private final class Copy {
		private final int rows;

		private Copy(int rows) {
			this.rows = rows;
		}

		Copy dword(int operand) {
			PictureSector.this.dword(operand);
			return this;
		}

		void end() {
			hex("6689EF 66B9").dword(rows * DesktopPicture.WIDTH); // mov edi, ebp; mov ecx, words
			hex("FC F3 66 67 A5"); // cld; rep movsd
		}
	}

	private PictureSector hex(String instructions) {
		code.writeBytes(HexFormat.of().parseHex(instructions.replace(" ", "")));
		return this;
	}

	private PictureSector word(int value) {
		code.write(value);
		code.write(value >> 8);
		return this;
	}

	private PictureSector dword(int value) {
		return word(value).word(value >> 16);
	}

	private void write(Path file) throws IOException {
		if (code.size() > SECTOR - 2) {
			throw new IllegalStateException(code.size() + " bytes of code");
		}
		byte[] sector = new byte[SECTOR];
		System.arraycopy(code.toByteArray(), 0, sector, 0, code.size());
		sector[SECTOR - 2] = 0x55;
		sector[SECTOR - 1] = (byte) 0xAA;
		Files.write(file, sector);
	}
}
