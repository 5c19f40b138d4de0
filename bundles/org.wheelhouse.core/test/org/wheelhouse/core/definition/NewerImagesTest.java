package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.definition.NewerImages.Successor;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.host.QemuCommandLine;

class NewerImagesTest {

	private static final Made[] NONE = {};

	private final Path folder;
	private final TestFiles files;

	NewerImagesTest(@TempDir Path folder) {
		this.folder = folder;
		files = new TestFiles(folder);
	}

	@Test
	void anOverlayBesideTheImageIsFoundAndTheUppermostIsMeant() throws Exception {
		image("d.qcow2", "");
		assertEquals(List.of(), search("-hda d.qcow2", NONE));
		image("one.qcow2", "d.qcow2");
		image("two.qcow2", folder.resolve("one.qcow2").toString());
		Files.writeString(folder.resolve("notes"), "no image");
		assertEquals(List.of("d.qcow2 two.qcow2 UPON"), search("-hda d.qcow2", NONE));
		assertEquals(List.of("one.qcow2 two.qcow2 UPON"), search("-drive file=one.qcow2,if=virtio", NONE));
		assertEquals(List.of(), search("-drive file=two.qcow2,if=virtio", NONE));
	}

	@Test
	void whatTheStartDoesNotWriteIntoIsNotAskedAbout() throws Exception {
		image("d.qcow2", "");
		image("one.qcow2", "d.qcow2");
		for (var options : List.of("-drive file=d.qcow2,readonly=on", "-snapshot -hda d.qcow2", "-cdrom d.qcow2",
				"-drive file=d.qcow2,media=cdrom", "-drive file=d.qcow2,snapshot=on",
				"-blockdev driver=qcow2,read-only=on,node-name=n,file.driver=file,file.filename=d.qcow2")) {
			assertEquals(List.of(), search(options, NONE), options);
		}
	}

	@Test
	void oneMadeFromHereIsFoundWhereverItIsAndAlsoWhenItNeedsTheImageNoMore() throws Exception {
		var far = Files.createDirectory(folder.resolve("far"));
		image("d.qcow2", "");
		image("far/one.qcow2", folder.resolve("d.qcow2").toString());
		assertEquals(List.of(), search("-hda d.qcow2", NONE));
		var made = new Made(far.resolve("one.qcow2").toString(), folder.resolve("d.qcow2").toString(), "");
		assertEquals(List.of("d.qcow2 one.qcow2 UPON"), search("-hda d.qcow2", made));
		image("far/one.qcow2", ""); // streamed
		assertEquals(List.of("d.qcow2 one.qcow2 APART"), search("-hda d.qcow2", made));
	}

	@Test
	void whatAPersonRefusedIsNotAskedAboutUntilItIsWrittenIntoAgain() throws Exception {
		image("d.qcow2", "");
		var one = image("one.qcow2", "d.qcow2");
		var refused = new Made(one.toString(), folder.resolve("d.qcow2").toString(), changed(one));
		assertEquals(List.of(), search("-hda d.qcow2", refused));
		Files.setLastModifiedTime(one, FileTime.fromMillis(1234));
		assertEquals(List.of("d.qcow2 one.qcow2 UPON"), search("-hda d.qcow2", refused));
	}

	@Test
	void aCircleAndALongFolderEnd() throws Exception {
		image("a.qcow2", "b.qcow2");
		image("b.qcow2", "a.qcow2");
		assertEquals(1, search("-hda a.qcow2", NONE).size());
		for (int i = 0; i < 50; i++) {
			Files.writeString(folder.resolve("x" + i), "");
		}
		assertTrue(NewerImages.MOST_FILES > 50);
	}

	@Test
	void anOverlayThatWasCommittedIsNotNewerThanItsBaseButTheBaseIsNewerThanIt() throws Exception {
		image("d.qcow2", "");
		var one = image("one.qcow2", "d.qcow2");
		var committed = successor("one.qcow2", "d.qcow2", "qcow2");
		assertEquals(List.of(), search("-hda d.qcow2", committed));
		assertEquals(List.of("one.qcow2 d.qcow2 BENEATH"), search("-hda one.qcow2", committed));
		assertEquals(List.of("one.qcow2 d.qcow2 BENEATH"), search(
				"-blockdev qcow2,node-name=b,file.driver=file,file.filename=d.qcow2 -blockdev qcow2,node-name=o,backing=b,file.driver=file,file.filename=one.qcow2",
				committed), "also where the base is named too");
		image("two.qcow2", "d.qcow2");
		assertEquals(List.of("d.qcow2 two.qcow2 UPON"), search("-hda d.qcow2", committed));
		assertEquals(List.of("one.qcow2 two.qcow2 BENEATH"), search("-hda one.qcow2", committed));
		Files.delete(folder.resolve("two.qcow2"));
		Files.setLastModifiedTime(one, FileTime.fromMillis(1234));
		assertEquals(List.of("d.qcow2 one.qcow2 UPON"), search("-hda d.qcow2", committed), "used again since");
	}

	@Test
	void whatWasCommittedFromTheMiddleOfAChainAndWhatWasMirroredHaveNewerOnes() throws Exception {
		image("d.qcow2", "");
		image("middle.qcow2", "d.qcow2");
		image("top.qcow2", "d.qcow2");
		assertEquals(List.of("middle.qcow2 top.qcow2 APART"),
				search("-hda middle.qcow2", successor("middle.qcow2", "top.qcow2", "qcow2")));
		Files.writeString(folder.resolve("copy.raw"), "no header");
		assertEquals(List.of("top.qcow2 copy.raw APART"),
				search("-hda top.qcow2", successor("top.qcow2", "copy.raw", "raw")));
		assertEquals(List.of(), search("-hda top.qcow2", successor("top.qcow2", "gone.raw", "raw")));
	}

	@Test
	void aBackingFileInJsonIsRead() throws Exception {
		image("d.qcow2", "");
		image("one.qcow2", "json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"d.qcow2\"}}");
		assertEquals(List.of("d.qcow2 one.qcow2 UPON"), search("-hda d.qcow2", NONE));
	}

	private List<String> search(String options, Made... made) throws Exception {
		return found(NewerImages.of(files, QemuCommandLine.parse(options).options(), folder, List.of(made), List.of()));
	}

	private List<String> search(String options, Successor... successors) throws Exception {
		return found(NewerImages.of(files, QemuCommandLine.parse(options).options(), folder, List.of(),
				List.of(successors)));
	}

	private static List<String> found(List<NewerImage> images) {
		return images.stream().map(newer -> newer.defined().getFileName() + " " + newer.newer().getFileName() + " "
				+ newer.relation()).toList();
	}

	private String changed(Path file) {
		return NewerImages.changed(files.status(file).join().orElseThrow());
	}

	private Successor successor(String image, String by, String format) {
		var file = folder.resolve(image);
		return new Successor(file.toString(), folder.resolve(by).toString(), format, changed(file));
	}

	/** The first bytes of a qcow2 image, which is all that is read. */
	private Path image(String name, String backing) throws IOException {
		var file = backing.getBytes(StandardCharsets.UTF_8);
		var bytes = ByteBuffer.allocate(512 + file.length);
		bytes.putInt(0, 0x514649fb).putInt(4, 3).putLong(8, file.length == 0 ? 0 : 512).putInt(16, file.length);
		bytes.put(512, file);
		return Files.write(folder.resolve(name), bytes.array());
	}
}
