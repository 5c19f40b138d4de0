package org.wheelhouse.ui.devices.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.devices.hotplug.PlugDraft.Backend;
import org.wheelhouse.ui.testkit.SeenFiles;

class PlugDraftTest {

	private static final DeviceType DISK = new DeviceType("virtio-blk-pci", DeviceType.Category.STORAGE, "Virtio disk",
			true, true, DeviceType.Backend.BLOCK);

	private final FakeTarget target = new FakeTarget();

	@ParameterizedTest
	@ValueSource(strings = {"disk1", "a", "D-1_2.3"})
	void goodIdIsTaken(String id) {
		assertEquals(Optional.empty(), draft(id, new Backend.Nothing()).problem(target));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "1disk", "-a", "a b", "ä", "a/b", "#block1"})
	void badIdIsRefused(String id) {
		assertTrue(
				draft(id, new Backend.Nothing()).problem(target).orElse("").startsWith("An id starts with a letter"));
	}

	@Test
	void idOfAnotherDeviceIsRefused() {
		assertEquals(Optional.of("Another device has the id disk0"),
				draft("disk0", new Backend.Nothing()).problem(target));
	}

	@Test
	void withoutAPlaceThereIsNothingToPlug() {
		var draft = new PlugDraft(DISK, "disk1", Optional.empty(), new Backend.Nothing());
		assertEquals(Optional.of("No free place takes a virtio-blk-pci"), draft.problem(target));
		assertEquals(Optional.empty(), draft.intent(target));
	}

	@Test
	void whyThereIsNoPlaceIsSaid() {
		var old = new DeviceType("rtl8139", DeviceType.Category.NETWORK, "", false, true, DeviceType.Backend.NET);
		var draft = new PlugDraft(old, "nic1", Optional.empty(), new Backend.Nothing());
		assertEquals(Optional.of("All ports are in use"), draft.problem(target));
	}

	@Test
	void imageMustBeAReadableFileGivenByItsFullPath() {
		assertEquals(Optional.empty(),
				draft("disk1", new Backend.Existing("/images/a.qcow2", "qcow2", true)).problem(target));
		assertTrue(draft("disk1", new Backend.Existing("a.qcow2", "qcow2", true)).problem(target).isPresent());
		assertTrue(draft("disk1", new Backend.Existing("", "qcow2", true)).problem(target).isPresent());
		assertEquals(Optional.of("There is no readable file /gone.img"),
				draft("disk1", new Backend.Existing("/gone.img", "raw", true)).problem(target));
	}

	@Test
	void newImageBecomesItsSizeInBytes() {
		var intent = draft("disk1", new Backend.Fresh("/new/a.qcow2", "qcow2", "1.5 GiB")).intent(target).orElseThrow();
		assertEquals(new BackendRequest.NewImage(Path.of("/new/a.qcow2"), "qcow2", 1_610_612_736L), intent.backend());
		assertTrue(draft("disk1", new Backend.Fresh("/elsewhere/a", "raw", "1 GiB")).problem(target).isPresent());
	}

	@ParameterizedTest
	@ValueSource(strings = {"none", "0", "-1", "", "x", "1e30", "0.0000001 MiB", "513"})
	void sizeThatIsNoneIsRefused(String size) {
		assertEquals(Optional.of("Write a size, for example 10 GiB"),
				draft("disk1", new Backend.Fresh("/new/a", "raw", size)).problem(target));
	}

	/** QEMU would write into it. */
	@Test
	void aFileThatIsThereIsNotGivenToAGuest() {
		assertEquals(Optional.of("/images/disk.img is there already: give a new file"),
				draft("port1", new Backend.Character(Kind.FILE, "/images/disk.img", "")).problem(target));
		assertEquals(Optional.of("/images/disk.img is there already: give a new file"),
				draft("port1", new Backend.Character(Kind.PTY, "", "/images/disk.img")).problem(target));
		assertEquals(Optional.of("Give the file or socket its full path"),
				draft("port1", new Backend.Character(Kind.FILE, "", "")).problem(target));
		assertEquals(Optional.empty(),
				draft("port1", new Backend.Character(Kind.FILE, "/new/a.txt", "/new/b.txt")).problem(target));
		assertEquals(Optional.empty(),
				draft("port1", new Backend.Character(Kind.CONNECT, "/images/socket", "")).problem(target));
	}

	@Test
	void networkCardIsSentWithItsAddress() {
		var intent = draft("nic1", new Backend.Network("52:54:00:12:34:57")).intent(target).orElseThrow();
		assertEquals("52:54:00:12:34:57", intent.properties().get("mac"));
		assertTrue(draft("nic1", new Backend.Network("53:54:00:12:34:57")).problem(target).isPresent(),
				"a group's address");
		assertTrue(draft("nic1", new Backend.Network("52:54:00:12:34")).problem(target).isPresent());
	}

	@Test
	void generatedAddressesAreValidAndInTheRangeOfQemu() {
		var random = new Random(1);
		for (int i = 0; i < 100; i++) {
			var mac = MacAddress.generate(random);
			assertTrue(MacAddress.valid(mac) && mac.startsWith("52:54:00:"), mac);
		}
	}

	@Test
	void formatIsProposedFromTheFirstBytesBeforeTheName(@TempDir Path folder) throws IOException {
		var liar = folder.resolve("liar.qcow2");
		Files.writeString(liar, "not an image");
		var unnamed = folder.resolve("unnamed.img");
		Files.write(unnamed, new byte[]{'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3});
		assertEquals("raw", ImageFormat.proposed(liar, head(liar)));
		assertEquals("qcow2", ImageFormat.proposed(unnamed, head(unnamed)));
		assertEquals("qcow2", ImageFormat.proposed(folder.resolve("later.QCOW2"), Optional.empty()));
	}

	private static Optional<byte[]> head(Path file) {
		return new SeenFiles().head(file).join();
	}

	private static PlugDraft draft(String id, Backend backend) {
		return new PlugDraft(DISK, id, Optional.of(new Place("pci.0", 5)), backend);
	}
}
