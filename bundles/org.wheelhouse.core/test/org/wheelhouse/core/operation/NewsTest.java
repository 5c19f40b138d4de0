package org.wheelhouse.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.core.migration.Drives;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.power.PowerDown;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.qmp.command.QomList;

/** Nothing is called done that was only asked for. */
class NewsTest {

	private static final long MIB = 1 << 20;

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	private static <R> News run(Operation<R> operation) throws Exception {
		return operation.news(Await.get(operation.run()));
	}

	private static News later(News news) throws Exception {
		return Await.get(news.later().orElseThrow());
	}

	@Test
	void whatIsDoneIsCalledDone() throws Exception {
		assertEquals(News.of("Pause m: done"), run(new Pause(machine)));
	}

	@Test
	void aGuestIsAskedToPowerDownAndThenDoes() throws Exception {
		var news = run(new PowerDown(machine));
		assertEquals("The guest of m was asked to power down", news.text());
		machine.fire("POWERDOWN", "{}");
		assertFalse(news.later().orElseThrow().isDone());
		machine.fire("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		assertEquals(News.of("The guest of m has powered down"), later(news));
	}

	@Test
	void aGuestThatTakesNoNoticeIsSaidToRun() throws Exception {
		var notYet = later(run(new PowerDown(machine, Duration.ofMillis(20))));
		assertEquals("The guest of m has not powered down within 0 s of being asked", notYet.text());
		machine.fire("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		assertEquals(News.of("The guest of m has powered down"), later(notYet), "it did after all");
	}

	@Test
	void anotherEndIsNotTakenForThePowerButtons() throws Exception {
		for (var end : new String[]{"{\"guest\":false,\"reason\":\"host-qmp-quit\"}",
				"{\"guest\":true,\"reason\":\"guest-panic\"}"}) {
			var news = run(new PowerDown(machine));
			machine.fire("SHUTDOWN", end);
			assertEquals(News.of("m ended before its guest powered down"), later(news));
		}
	}

	@Test
	void aResetIsDoneWithItsEvent() throws Exception {
		var news = run(new Reset(machine));
		assertEquals("m was asked to reset", news.text());
		machine.fire("RESET", "{\"guest\":true,\"reason\":\"guest-reset\"}");
		assertFalse(news.later().orElseThrow().isDone(), "that was the guest's own");
		machine.fire("RESET", "{\"guest\":false,\"reason\":\"host-qmp-system-reset\"}");
		assertEquals(News.of("Reset m: done"), later(news));
	}

	private void there(String devices) {
		machine.answering(new QomList("/machine/peripheral"), devices);
	}

	@Test
	void aDeviceIsGoneWhenTheGuestHasLetGo() throws Exception {
		there("[{\"name\":\"disk0\",\"type\":\"child<virtio-blk-pci>\"}]");
		var unplug = new UnplugDevice(machine, "disk0", Duration.ofMillis(20));
		var silent = unplug.news(Await.get(unplug.run()));
		assertEquals("The guest of m was asked to let go of disk0 and has said nothing", silent.text());
		there("[]");
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		assertEquals(News.of("Unplug disk0 from m: done"), later(silent));
		assertEquals(News.of("The guest of m refuses to let go of disk0"), unplug.news(new UnplugResult.Refused("")));
	}

	/** "Done" was said although the guest had refused, or had not answered yet. */
	@Test
	void aDeviceThatIsToGoForGoodIsGoneNoSooner(@TempDir Path folder) throws Exception {
		var definition = Files.writeString(folder.resolve("m.qemu"),
				"qemu-system-x86_64 -device virtio-rng-pci,id=rng0\n");
		machine.definedBy(new DefinitionFile(new TestFiles(folder), definition, Runnable::run,
				(_, _) -> CompletableFuture.allOf()));
		there("[{\"name\":\"rng0\",\"type\":\"child<virtio-rng-pci>\"}]");
		var forGood = new UnplugDevice(machine, "rng0", Duration.ofMillis(20)).forGood();
		var silent = run(forGood);
		assertEquals("The guest of m was asked to let go of rng0 and has said nothing", silent.text());
		assertTrue(Files.readString(definition).contains("rng0"));
		there("[]");
		machine.fire("DEVICE_DELETED", "{\"device\":\"rng0\"}");
		assertEquals(News.of("Unplug rng0 from m: done"), later(silent));
		assertFalse(Files.readString(definition).contains("rng0"));
		assertEquals(News.of("The guest of m refuses to let go of rng0"), forGood.news(new UnplugResult.Refused("")));
	}

	@Test
	void memoryIsGivenWhenTheGuestHasGivenIt() throws Exception {
		machine.answering("query-commands", "[{\"name\":\"balloon\"}]");
		var acts = Await.get(MemoryOperations.of(machine));
		var news = run(acts.balloon(256 * MIB, 512 * MIB));
		assertEquals("The guest of m was asked to do with 256 MiB of memory", news.text());
		machine.fire("BALLOON_CHANGE", "{\"actual\":" + 400 * MIB + "}");
		assertFalse(news.later().orElseThrow().isDone());
		machine.fire("BALLOON_CHANGE", "{\"actual\":" + 256 * MIB + "}");
		assertEquals(News.of("The guest of m has 256 MiB of memory now"), later(news));
		assertTrue(run(acts.balloon(256 * MIB, 256 * MIB)).later().isEmpty(), "nothing is awaited of what it has");
	}

	@Test
	void aJobIsNotDoneWhenItHasBegun() throws Exception {
		machine.answering("query-commands", "[{\"name\":\"block-stream\"},{\"name\":\"block-job-cancel\"}]");
		var acts = Await.get(BlockOperations.of(machine));
		var copying = run(acts.stream(Drives.drive("disk0", "", "n0", "/x"), Optional.empty()));
		assertEquals("Copying from the backing files of disk0 on m has begun", copying.text());
		machine.fire("BLOCK_JOB_COMPLETED", "{\"device\":\"disk0\",\"error\":\"No space left on device\"}");
		assertEquals(News.of("Copying from the backing files of disk0 on m failed: No space left on device"),
				later(copying));
	}

	@Test
	void aRefusedRequestAwaitsNothing() {
		var refused = AwaitedEvent.listen(machine, event -> event.name().equals("RESET"),
				new AwaitedEvent.Words("asked", Duration.ofSeconds(9), "not yet", _ -> "came", "lost"));
		refused.unlessRefused(CompletableFuture.failedFuture(new IllegalStateException()));
		assertTrue(refused.news().later().orElseThrow().isDone());
	}
}
