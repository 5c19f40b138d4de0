package org.wheelhouse.core.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RestrictedFiles;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.host.HostFiles;

/** Images, made by the real qemu-img: rules 1, 3 and 7 of the data rules. */
@Tag("qemu")
class ImagesQemuTest {

	private static final long MIB = 1 << 20;

	private final Path folder;
	private final WorkingHost host = new WorkingHost();
	private final Images images = new Images(host);

	ImagesQemuTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private Path raw(String name, int mebibytes) throws IOException {
		var file = folder.resolve(name);
		var bytes = new byte[(int) MIB];
		new Random(1).nextBytes(bytes);
		try (var written = new RandomAccessFile(file.toFile(), "rw")) {
			for (int i = 0; i < mebibytes; i++) {
				written.write(bytes);
			}
			written.setLength(4 * mebibytes * MIB);
		}
		return file;
	}

	private void qemuImg(String... words) throws Exception {
		var all = new java.util.ArrayList<>(List.of("qemu-img"));
		all.addAll(List.of(words));
		var process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile())
				.start();
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), () -> all + ": " + read(folder.resolve("said")));
		Files.delete(folder.resolve("said"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"plain", "a b", "a,b", "a=b", "it's", "say \"so\"", "Größe", "😀", "x;$(y)`z`", "-dash",
			"nbd:x",
			"back\\slash"})
	void anImageOfAnyNameIsMadePutUponCopiedAndToldOf(String name) throws Exception {
		var base = Await.get(images.create(folder.resolve(name + ".qcow2"), "qcow2", 8 * MIB));
		var info = Await.get(images.info(base));
		assertEquals("qcow2", info.format());
		assertEquals(8 * MIB, info.virtualSize());
		var overlay = Await.get(images.overlay(folder.resolve(name + ".1"), info, true));
		var told = Await.get(images.info(overlay));
		assertEquals(Optional.of(base), told.backing());
		assertEquals(Optional.of("qcow2"), told.backingFormat());
		var copy = Await.get(images.copy(told, folder.resolve(name + ".2"), "qcow2", Progress.NONE));
		assertFalse(Await.get(images.info(copy)).hasBacking());
		assertEquals(3, names().size(), names()::toString);
	}

	/** Rule 1. qemu-img itself empties what is there, in silence. */
	@Test
	void whatIsThereStaysAsItIs() throws Exception {
		var there = folder.resolve("precious");
		Files.writeString(there, "precious");
		var base = Await.get(images.info(Await.get(images.create(folder.resolve("base"), "qcow2", MIB))));
		for (var made : List.<CompletableFuture<?>>of(images.create(there, "qcow2", MIB),
				images.overlay(there, base, false), images.copy(base, there, "qcow2", Progress.NONE))) {
			var problem = assertThrows(OperationFailed.class, () -> Await.get(made));
			assertTrue(problem.getMessage().contains("exists already"), problem::getMessage);
		}
		assertEquals("precious", Files.readString(there));
		assertEquals(List.of("base", "precious"), names());
	}

	/** Rule 1, where something comes into being after it was looked: that the place is free is up to the move. */
	@Test
	void whatComesIntoBeingMeanwhileStaysAsItIs() throws Exception {
		var there = folder.resolve("precious");
		var late = new WorkingHost() {
			@Override
			public HostFiles files() {
				return new Late(folder, there);
			}
		};
		assertThrows(OperationFailed.class, () -> Await.get(new Images(late).create(there, "qcow2", MIB)));
		assertEquals("precious", Files.readString(there));
		assertEquals(List.of("precious"), names());
	}

	/** Somebody else is quicker. */
	private static final class Late extends RestrictedFiles {

		private final Path there;

		Late(Path folder, Path there) {
			super(new TestFiles(folder));
			this.there = there;
		}

		@Override
		public CompletableFuture<Path> move(Path from, Path to) {
			try {
				Files.writeString(there, "precious");
			} catch (IOException e) {
				throw new AssertionError(e);
			}
			return super.move(from, to);
		}
	}

	/** Rule 3: what the guest sees, with what is beneath, and holes stay holes. */
	@Test
	void aCopyIsWholeAndHolesStayHoles() throws Exception {
		var base = Await.get(images.info(raw("base.raw", 4)));
		var overlay = Await.get(images.info(Await.get(images.overlay(folder.resolve("top"), base, true))));
		qemuImg("bench", "-w", "-c", "1", "-s", "65536", "-f", "qcow2", "-o", "8388608", "--pattern=77",
				overlay.file().toString());
		var shares = new CopyOnWriteArrayList<Double>();
		var copy = Await.get(images.copy(overlay, folder.resolve("copy.raw"), "raw", (_, share) -> shares.add(share)));
		assertTrue(Await.get(images.compare(overlay, Await.get(images.info(copy)), Progress.NONE)));
		assertEquals(1.0, shares.getLast());
		assertEquals(16 * MIB, Files.size(copy));
		assertTrue(Await.get(images.info(copy)).actualSize() < 6 * MIB);
		Files.write(copy, new byte[]{1}, java.nio.file.StandardOpenOption.WRITE);
		assertFalse(Await.get(images.compare(overlay, Await.get(images.info(copy)), Progress.NONE)));
	}

	/** Rule 3: a copy that was given up leaves nothing, though qemu-img leaves what "check" calls an image without errors. */
	@Test
	void aCopyThatWasGivenUpLeavesNothing() throws Exception {
		var from = Await.get(images.info(raw("from.raw", 60)));
		var copying = new CompletableFuture<Double>();
		var copy = images.copy(from, folder.resolve("copy"), "qcow2", (_, share) -> copying.complete(share));
		Await.get(copying);
		assertTrue(names().stream().anyMatch(name -> name.endsWith(".part")), names()::toString);
		assertTrue(copy.cancel(true));
		assertThrows(CancellationException.class, () -> Await.get(copy));
		assertEquals(List.of("from.raw"), names());
	}

	@Test
	void withoutRoomNothingIsBegun() throws Exception {
		var from = Await.get(images.info(raw("from.raw", 4)));
		var full = new WorkingHost() {
			@Override
			public HostFiles files() {
				return new RestrictedFiles(new TestFiles(folder)) {
					@Override
					public CompletableFuture<Optional<Long>> room(Path where) {
						return CompletableFuture.completedFuture(Optional.of(3 * MIB));
					}
				};
			}
		};
		var problem = assertThrows(OperationFailed.class,
				() -> Await.get(new Images(full).copy(from, folder.resolve("copy"), "qcow2", Progress.NONE)));
		assertTrue(problem.what().startsWith("There is no room for " + folder + "/copy: it takes 4."), problem::what);
		assertEquals(List.of("from.raw"), names());
	}

	/** Rule 3: QEMU itself holds what it writes to. */
	@Test
	void whatAMachineWritesToIsNotCopied() throws Exception {
		var from = Await.get(images.create(folder.resolve("disk"), "qcow2", MIB));
		try (var machine = RealMachine.start("copied", "-drive", "file=" + from + ",format=qcow2,if=none,id=d0",
				"-device", "virtio-blk-pci,drive=d0")) {
			var info = Await.get(images.info(from));
			var problem = assertThrows(OperationFailed.class,
					() -> Await.get(images.copy(info, folder.resolve("copy"), "qcow2", Progress.NONE)));
			assertTrue(problem.words().contains("Failed to get shared \"write\" lock"), problem::words);
			assertTrue(machine.process().isAlive());
		}
		assertEquals(List.of("disk"), names());
	}

	/** Rule 7: a qcow2 image with bitmaps is changed by being opened for writing. */
	@Test
	void aLookChangesNothing() throws Exception {
		var file = Await.get(images.create(folder.resolve("disk"), "qcow2", 8 * MIB));
		qemuImg("bitmap", "--add", file.toString(), "changed");
		qemuImg("snapshot", "-c", "before", file.toString());
		var before = Files.readAllBytes(file);
		var time = Files.getLastModifiedTime(file);
		var info = Await.get(images.info(file));
		Await.get(images.required(info, "qcow2"));
		assertEquals(List.of("changed"), info.bitmaps());
		assertEquals(List.of(new ImageInfo.Snapshot("before", 0)), info.snapshots());
		assertEquals(List.of("its internal snapshots before", "its dirty bitmaps changed"), info.lostByCopy());
		assertArrayEquals(before, Files.readAllBytes(file));
		assertEquals(time, Files.getLastModifiedTime(file));
	}

	/** Its own file alone is no copy of it. */
	@Test
	void anImageWhoseDataAreInAnotherFileIsToldSo() throws Exception {
		var alone = folder.resolve("alone.qcow2");
		var spread = folder.resolve("spread.qcow2");
		var extents = folder.resolve("extents.vmdk");
		qemuImg("create", "-q", "-f", "qcow2", alone.toString(), "1M");
		qemuImg("create", "-q", "-f", "qcow2", "-o", "data_file=" + folder.resolve("data.raw"), spread.toString(),
				"1M");
		qemuImg("create", "-q", "-f", "vmdk", "-o", "subformat=monolithicFlat", extents.toString(), "1M");
		qemuImg("create", "-q", "-f", "vmdk", folder.resolve("one.vmdk").toString(), "1M");
		assertFalse(Await.get(images.info(alone)).needsOthers());
		assertTrue(Await.get(images.info(spread)).needsOthers());
		assertTrue(Await.get(images.info(extents)).needsOthers());
		assertFalse(Await.get(images.info(folder.resolve("one.vmdk"))).needsOthers());
	}

	@Test
	void whatIsNoFileIsSaidWithoutOpeningIt() throws Exception {
		var pipe = folder.resolve("pipe");
		assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
		for (var file : List.of(pipe, folder, folder.resolve("missing"))) {
			var problem = assertThrows(OperationFailed.class, () -> Await.get(images.info(file)));
			assertTrue(problem.what().startsWith("It cannot be told what " + file + " is: "), problem::what);
		}
	}

	@Test
	void aBaseThatIsNotThereIsRefusedInQemusWords() throws Exception {
		var base = Await.get(images.info(Await.get(images.create(folder.resolve("base"), "qcow2", MIB))));
		Files.delete(base.file());
		var problem = assertThrows(OperationFailed.class,
				() -> Await.get(images.overlay(folder.resolve("top"), base, true)));
		assertTrue(problem.words().contains("No such file or directory"), problem::words);
		assertTrue(problem.command().contains("-F qcow2"), problem::command);
		assertEquals(List.of(), names());
	}

	@Test
	void rightsAreGivenBackAsTheyWere() throws Exception {
		var file = Await.get(images.create(folder.resolve("a,b c"), "qcow2", MIB));
		var before = Files.getPosixFilePermissions(file);
		var back = Await.get(new FileRights(host).freeze(file));
		assertTrue(Files.getPosixFilePermissions(file).stream().noneMatch(right -> right.name().endsWith("WRITE")));
		Await.get(back.get());
		assertEquals(before, Files.getPosixFilePermissions(file));
	}
}
