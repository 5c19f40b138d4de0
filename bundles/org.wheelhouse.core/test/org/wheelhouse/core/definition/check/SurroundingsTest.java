package org.wheelhouse.core.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.host.DefinitionText;

/** Problems with files that are there, are not there, or are something else. */
class SurroundingsTest {

	@TempDir
	Path folder = Path.of("");

	/** All problems of options, with the folder's path left out. */
	private String problems(String options) throws Exception {
		var definition = DefinitionText.parse("qemu-system-x86_64 " + options);
		var there = Await.get(Surroundings.look(new TestFiles(folder.resolve("run")), definition, folder, List.of(),
				OptionalLong.empty()));
		var told = new StringBuilder();
		for (var problem : Problems.of(definition, QemuFacts.NONE, there)) {
			told.append(definition.text(), problem.where().start(), problem.where().end()).append(": ")
					.append(problem.text().replace(folder.toString(), "FOLDER")).append('\n');
		}
		return told.toString().stripTrailing();
	}

	private void file(String name, String head, long size) throws IOException {
		try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
			file.write(head.getBytes(StandardCharsets.ISO_8859_1));
			file.setLength(size);
		}
	}

	private void qcow2(String name, long size) throws IOException {
		var head = ByteBuffer.allocate(104).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, size);
		Files.write(folder.resolve(name), head.array());
	}

	@Test
	void aMissingFileHasTheNameOfOneLikeIt() throws Exception {
		qcow2("disk.qcow2", 1 << 30);
		assertEquals("file=dsik.qcow2: There is no file FOLDER/dsik.qcow2. Is 'disk.qcow2' meant? "
				+ "Correct the path, or take the option out.", problems("-drive file=dsik.qcow2,if=virtio"));
		assertEquals("/nowhere/vmlinuz: There is no file /nowhere/vmlinuz. Check the folder /nowhere too: nothing is "
				+ "seen in it.", problems("-kernel /nowhere/vmlinuz"));
		assertEquals("~/disk.qcow2: There is no file FOLDER/~/disk.qcow2. Nobody replaces ~ here: write the path in "
				+ "full, beginning with /.", problems("-hda '~/disk.qcow2'"));
		assertEquals("", problems("-hda disk.qcow2 -bios bios-256k.bin -cdrom nbd:localhost:10809"),
				"QEMU finds its firmware by itself, and a network's disk is no file");
	}

	/** What it may have been is a click away, as it has to be spelled. */
	@Test
	void whatAMissingFileMayBeIsOfItsFolder() throws Exception {
		file("debian-12.9.0.iso", "", 512);
		file("a,b.iso", "", 512);
		file("disk.qcow2", "", 512);
		var definition = DefinitionText.parse("qemu-system-x86_64 -cdrom " + folder + "/alpine.iso -drive file=c.iso");
		var there = Await.get(Surroundings.look(new TestFiles(folder.resolve("run")), definition, folder, List.of(),
				OptionalLong.empty()));
		var mended = Problems.of(definition, QemuFacts.NONE, there).stream()
				.flatMap(problem -> problem.mends().stream())
				.map(mend -> mend.label() + ": " + mend.in(definition).text().replace(folder.toString(), "FOLDER"))
				.toList();
		assertEquals(List.of("a,b.iso: qemu-system-x86_64 -cdrom FOLDER/a,b.iso -drive file=c.iso",
				"debian-12.9.0.iso: qemu-system-x86_64 -cdrom FOLDER/debian-12.9.0.iso -drive file=c.iso",
				"a,b.iso: qemu-system-x86_64 -cdrom FOLDER/alpine.iso -drive file=a,,b.iso",
				"debian-12.9.0.iso: qemu-system-x86_64 -cdrom FOLDER/alpine.iso -drive file=debian-12.9.0.iso"),
				mended);
	}

	@Test
	void aFolderIsNoFileAndAFileNoFolder() throws Exception {
		Files.createDirectory(folder.resolve("disks"));
		file("plain", "", 512);
		assertEquals("disks: FOLDER/disks is a folder, and a file is wanted here. Name an image in it, or write "
				+ "fat:disks for a small disk that is made from the folder.", problems("-hda disks"));
		assertEquals(
				"path=plain: FOLDER/plain is a file, and a folder is wanted here. Name the folder that it is in.",
				problems("-fsdev local,id=f,path=plain,security_model=none -device virtio-9p-pci,fsdev=f"));
	}

	@Test
	void anImageIsOfTheFormatThatItIs() throws Exception {
		qcow2("a.qcow2", 1 << 30);
		file("b.img", "nothing known", 1 << 20);
		assertEquals("format=raw: a.qcow2 is a qcow2 image, and the option takes it for a raw one: the guest would see "
				+ "the container in place of its disk, and damage it when it writes. No QEMU refuses this. "
				+ "Write qcow2 in place of raw.", problems("-drive file=a.qcow2,format=raw,if=virtio"));
		assertEquals("qcow2: b.img is not a qcow2 image: it is a raw image, or of a format that is not known here. "
				+ "Write raw in place of qcow2.",
				problems("-blockdev file,node-name=f,filename=b.img -blockdev qcow2,node-name=q,file=f"));
		assertEquals("", problems("-drive file=a.qcow2,format=qcow2,if=virtio -drive file=b.img,format=raw,if=virtio"));
	}

	@Test
	void variablesOfTheSmallFirmwareDoNotFitTheLargeOne() throws Exception {
		file("CODE.fd", "", 3_653_632);
		qcow2("small.qcow2", 131_072);
		qcow2("large.qcow2", 540_672);
		var options = "-drive if=none,id=d,file=large.qcow2 -drive if=pflash,readonly=on,format=raw,file=CODE.fd -drive "
				+ "if=pflash,format=qcow2,file=";
		assertEquals("-drive if=pflash,format=qcow2,file=small.qcow2: small.qcow2 are variables for the firmware of "
				+ "2 MiB, and CODE.fd is the one of 4 MiB. Make a copy of the template that belongs to the firmware, "
				+ "OVMF_VARS_4M.fd.", problems(options + "small.qcow2"));
		assertEquals("", problems(options + "large.qcow2"));
	}

	/** The drives of such a file are as real as others. */
	@Test
	void whatAFileOfOptionsSaysStandsWhereItIsRead() throws Exception {
		Files.writeString(folder.resolve("c.cfg"), "[drive \"d\"]\n  file = \"none.img\"\n  if = \"none\"\n");
		assertEquals("-readconfig c.cfg: There is no file FOLDER/none.img. Correct the path, or take the option out.",
				problems("-readconfig c.cfg"));
	}
}
