package org.wheelhouse.core.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.internal.store.HostOverlays;
import org.wheelhouse.core.internal.store.MadeOverlays;
import org.wheelhouse.core.internal.store.StateFolder;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Which images a machine has left behind, from what QEMU tells of its disks before and after a job. */
class ImageSuccessorsTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Path folder;
	private final StateFolder state;
	private final HostOverlays overlays;
	private final ImageSuccessors successors;
	private int asked;
	private CompletableFuture<List<QueryBlock.Device>> disks = CompletableFuture.completedFuture(List.of());

	ImageSuccessorsTest(@TempDir Path folder) throws Exception {
		this.folder = folder;
		var definition = new DefinitionFile(new TestFiles(folder),
				Files.writeString(folder.resolve("vm.qemu"), "-hda one.qcow2"),
				Runnable::run, (_, _) -> CompletableFuture.allOf());
		state = StateFolder.take(folder.resolve("state"));
		overlays = overlays();
		successors = new ImageSuccessors(this::ask, () -> Optional.of(definition), () -> overlays, Runnable::run,
				Runnable::run);
		image("d.qcow2", "");
		image("one.qcow2", "d.qcow2");
	}

	private HostOverlays overlays() {
		return MadeOverlays.load(state, Runnable::run).of(new FakeHost(folder));
	}

	private CompletableFuture<List<QueryBlock.Device>> ask() {
		asked++;
		return disks;
	}

	@Test
	void whatAJobHasMovedIsRememberedAndKept() throws Exception {
		on("two.qcow2", "one.qcow2", "d.qcow2");
		successors.connected();
		on("two.qcow2", "d.qcow2");
		happens("BLOCK_JOB_COMPLETED");
		assertEquals(List.of("one.qcow2 two.qcow2"), left(), "committed from the middle");
		on("copy.qcow2");
		happens("BLOCK_JOB_COMPLETED");
		assertEquals(List.of("one.qcow2 two.qcow2", "two.qcow2 copy.qcow2", "d.qcow2 copy.qcow2"), left(), "mirrored");
		assertEquals(overlays.successors(), overlays().successors(), "kept");
		on("one.qcow2", "d.qcow2");
		successors.connected();
		assertEquals(List.of("two.qcow2 copy.qcow2"), left(), "used again");
	}

	/** A disk that is taken out and another one plugged in is nobody's successor. */
	@Test
	void withoutAJobNothingIsRemembered() throws Exception {
		on("two.qcow2");
		successors.connected();
		on("other.qcow2");
		successors.connected();
		assertEquals(List.of(), left());
	}

	@Test
	void whatWasCommittedWhileNobodyWasConnectedIsSeenByTheDefinition() throws Exception {
		on("d.qcow2");
		successors.connected();
		assertEquals(List.of("one.qcow2 d.qcow2"), left());
	}

	@Test
	void theDisksBeforeAreThoseAtTheJobsBeginning() throws Exception {
		on("one.qcow2", "d.qcow2");
		successors.connected();
		on("two.qcow2", "one.qcow2", "d.qcow2");
		successors.heard(new Event("JOB_STATUS_CHANGE", JsonNodeFactory.instance.objectNode().put("status", "created"),
				Instant.EPOCH));
		on("one.qcow2", "d.qcow2");
		happens("BLOCK_JOB_COMPLETED");
		assertEquals(List.of("two.qcow2 one.qcow2"), left());
	}

	/** Whoever had it done is quicker than our question. */
	@Test
	void aJobThatIsDoneBeforeTheFirstAnswerIsNoticedAllTheSame() throws Exception {
		on("two.qcow2", "one.qcow2", "d.qcow2");
		successors.connected();
		on("copy.qcow2", "one.qcow2", "d.qcow2");
		happens("BLOCK_JOB_READY");
		happens("BLOCK_JOB_COMPLETED");
		assertEquals(List.of("two.qcow2 copy.qcow2"), left());
	}

	@Test
	void aFloodOfEventsIsOneMoreQuestion() throws Exception {
		var answer = new CompletableFuture<List<QueryBlock.Device>>();
		disks = answer;
		asked = 0;
		for (int i = 0; i < 1000; i++) {
			happens("BLOCK_JOB_COMPLETED");
		}
		assertEquals(1, asked);
		on("one.qcow2", "d.qcow2");
		answer.complete(List.of());
		assertEquals(2, asked);
	}

	private void happens(String event) {
		successors.heard(new Event(event, JsonNodeFactory.instance.objectNode(), Instant.EPOCH));
	}

	private List<String> left() {
		return overlays.successors().stream().map(one -> name(one.image()) + " " + name(one.file())).toList();
	}

	private static String name(String file) {
		return String.valueOf(Path.of(file).getFileName());
	}

	/** The disk is on these now, the uppermost first. */
	private void on(String... chain) throws Exception {
		var image = "";
		for (var name : Arrays.asList(chain).reversed()) {
			image = "{\"filename\":\"" + folder.resolve(name) + "\",\"format\":\"qcow2\",\"virtual-size\":1"
					+ (image.isEmpty() ? "" : ",\"backing-image\":" + image) + "}";
		}
		disks = CompletableFuture.completedFuture(new QueryBlock().read(JSON.readTree(
				"[{\"device\":\"d\",\"removable\":false,\"locked\":false,\"type\":\"unknown\",\"inserted\":{\"node-name\":\"n\",\"ro\":false,\"drv\":\"qcow2\",\"encrypted\":false,\"bps\":0,\"bps_rd\":0,\"bps_wr\":0,\"iops\":0,\"iops_rd\":0,\"iops_wr\":0,\"file\":\""
						+ folder.resolve(chain[0]) + "\",\"image\":" + image + "}}]")));
	}

	/** The first bytes of a qcow2 image, which is all that is read. */
	private void image(String name, String backing) throws Exception {
		var file = backing.getBytes(StandardCharsets.UTF_8);
		var bytes = ByteBuffer.allocate(512 + file.length);
		bytes.putInt(0, 0x514649fb).putInt(4, 3).putLong(8, file.length == 0 ? 0 : 512).putInt(16, file.length);
		bytes.put(512, file);
		Files.write(folder.resolve(name), bytes.array());
	}
}
