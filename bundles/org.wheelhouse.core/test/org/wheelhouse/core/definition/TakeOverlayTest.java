package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.DefinitionText;

class TakeOverlayTest {

	private static final Path FOLDER = Path.of("/vm");

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-m 1 -hda d.qcow2 -S ! -m 1 -hda o.qcow2 -S",
			"qemu-kvm d.qcow2 -S ! qemu-kvm o.qcow2 -S",
			"-drive file=/vm/d.qcow2,if=virtio,id=x ! -drive file=/vm/o.qcow2,if=virtio,id=x",
			"-drive if=none,id=x,file=d.qcow2,format=raw,cache=none ! -drive if=none,id=x,file=o.qcow2,format=qcow2,cache=none",
			"-drive file.filename=d.qcow2,driver=raw ! -drive file.filename=o.qcow2,driver=qcow2",
			"-blockdev driver=qcow2,node-name=n,file.driver=file,file.filename=d.qcow2 ! -blockdev driver=qcow2,node-name=n,file.driver=file,file.filename=o.qcow2",
			"-blockdev raw,node-name=n,file.driver=file,file.filename=d.qcow2 ! -blockdev qcow2,node-name=n,file.driver=file,file.filename=o.qcow2",
			"-blockdev driver=file,node-name=f,filename=d.qcow2 -blockdev driver=raw,node-name=n,file=f ! -blockdev driver=file,node-name=f,filename=o.qcow2 -blockdev driver=qcow2,node-name=n,file=f",
			"-blockdev '{\"driver\": \"raw\", \"node-name\": \"n\", \"file\": {\"driver\": \"file\", \"filename\": \"d.qcow2\"}}' ! -blockdev '{\"driver\": \"qcow2\", \"node-name\": \"n\", \"file\": {\"driver\": \"file\", \"filename\": \"o.qcow2\"}}'"})
	void theOptionNamesTheOverlayInItsOwnStyle(String before, String after) throws Exception {
		assertEquals(after, take("d.qcow2").apply(DefinitionText.parse(before), Path.of("/vm/o.qcow2"))
				.text());
	}

	@Test
	void aCommaIsWrittenTwiceWhereQemuWantsIt() throws Exception {
		assertEquals("-drive file=/a,,b/o.qcow2,format=qcow2", take("d.qcow2").apply(
				DefinitionText.parse("-drive file=d.qcow2,format=qcow2"), Path.of("/a,b/o.qcow2")).text());
		assertEquals("-hda '/a b/o.qcow2'", take("d.qcow2").apply(
				DefinitionText.parse("-hda d.qcow2"), Path.of("/a b/o.qcow2")).text());
	}

	/** After a snapshot that was not taken up the definition names an image further down. */
	@Test
	void theOptionIsFoundByAnyImageOfTheChain() throws Exception {
		var taken = new TakeOverlay(new SeenFiles(Map.of()), FOLDER,
				List.of(Path.of("/vm/one.qcow2"), Path.of("/vm/d.qcow2")), List.of());
		assertEquals("-hda two.qcow2",
				taken.apply(DefinitionText.parse("-hda d.qcow2"), Path.of("/vm/two.qcow2")).text());
	}

	/** QEMU guesses a format that nobody names, but lets nothing be written into the beginning of what it takes for raw. */
	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-drive file=d.qcow2,if=virtio ! raw ! -drive file=o,if=virtio,format=raw",
			"-drive file=d.qcow2,if=virtio ! qcow2 ! -drive file=o,if=virtio",
			"-drive file=d.qcow2,format=qcow2 ! raw ! -drive file=o,format=raw",
			"-blockdev driver=qcow2,node-name=n,file.driver=file,file.filename=d.qcow2 ! raw ! -blockdev driver=raw,node-name=n,file.driver=file,file.filename=o",
			"-hda d.qcow2 ! vmdk ! -hda o"})
	void whatWasBeneathIsNamedWithItsOwnFormat(String before, String format, String after) throws Exception {
		assertEquals(after, take("d.qcow2").apply(DefinitionText.parse(before), Path.of("/vm/o"), format).text());
	}

	@Test
	void aFormatThatCannotBeWrittenIsRefused() {
		for (var format : List.of("raw", "")) {
			assertThrows(CoreException.class, () -> take("d.qcow2").apply(DefinitionText.parse("-hda d.qcow2"),
					Path.of("/vm/o"), format), format);
		}
	}

	@Test
	void whatCannotBeTakenUpSaysWhy() {
		for (var definition : List.of("-drive file=d.qcow2,snapshot=on", "-snapshot -hda d.qcow2",
				"-drive file=d.qcow2,readonly=on", "-hda other.qcow2", "-readconfig d.cfg",
				"-blockdev driver=file,node-name=f,filename=d.qcow2 -device virtio-blk-pci,drive=f",
				"-drive file=d.qcow2,id=a -drive file=d.qcow2,id=b",
				// What is said here counts more than what the overlay says: it would leave the image out.
				"-drive file=d.qcow2,format=qcow2,backing.driver=qcow2,backing.file.filename=base.qcow2",
				"-blockdev qcow2,node-name=x,file.driver=file,file.filename=d.qcow2,backing=b",
				"-blockdev file,node-name=f,filename=d.qcow2 -blockdev qcow2,node-name=x,file=f,backing=b",
				"-blockdev '{\"driver\":\"qcow2\",\"node-name\":\"x\",\"backing\":null,\"file\":{\"driver\":\"file\",\"filename\":\"d.qcow2\"}}'")) {
			assertThrows(CoreException.class, () -> take("d.qcow2")
					.apply(DefinitionText.parse(definition), Path.of("/vm/o.qcow2")), definition);
		}
	}

	private static TakeOverlay take(String base) {
		return new TakeOverlay(new SeenFiles(Map.of()), FOLDER, List.of(FOLDER.resolve(base)), List.of("x"));
	}
}
