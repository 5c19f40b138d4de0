package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;

/** The rows of computers far away follow the model. */
@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class HostRowsTest {

	private final WidgetStage stage = new WidgetStage(520, 300);
	private final Inventory inventory = new InventoryBuilder()
			.host("this computer", "QEMU 7.2.22, kvm").machine("debian-web", MachineState.RUNNING,
					machine -> machine.setQemuVersion("7.2.22"))
			.host("ops@atlas", "QEMU 10.0.13, kvm").machine("web-01", MachineState.RUNNING,
					machine -> machine.setQemuVersion("10.0.13"))
			.host("ops@tern", "").host("lab@heron", "")
			.machine("sparc-old", MachineState.LOST, machine -> machine.setDetail("last seen 14:35:12, running"))
			.host("x@gull", "").inventory();
	private MachinesTree tree;

	@BeforeEach
	void open() {
		host("ops@atlas").setLatencyMillis(14);
		host("ops@atlas").setConnection(HostConnection.CONNECTED);
		host("ops@tern").setQuestion("asks about its host key");
		host("ops@tern").setConnection(HostConnection.CONNECTING);
		lose(host("lab@heron"));
		host("x@gull").setProblem("The key of x@gull was not accepted");
		host("x@gull").setConnection(HostConnection.REFUSED);
		tree = new MachinesTree(stage.shell(), inventory, _ -> FakeSeries.minute(System.currentTimeMillis()),
				Clock.systemUTC());
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private static void lose(Host host) {
		host.setProblem("The connection was lost");
		host.setProblemWords("Timeout, server not responding.");
		host.setSinceMillis(System.currentTimeMillis());
		host.setRetryMillis(System.currentTimeMillis() + 3_600_000);
		host.setConnection(HostConnection.LOST);
	}

	private Host host(String id) {
		return inventory.getHosts().stream().filter(host -> host.getId().equals(id)).findFirst().orElseThrow();
	}

	private String said(String name) {
		return Stream.of(tree.viewer().getTree().getItems()).filter(item -> item.getText(0).equals(name))
				.map(HostRowsTest::last).findFirst().orElseThrow();
	}

	private static String last(TreeItem item) {
		return item.getText(item.getParent().getColumnCount() - 1);
	}

	@Test
	void eachSaysHowItStands() {
		stage.picture(tree.control(), "machines-hosts");
		assertEquals("QEMU 10.0.13, kvm · ssh, 14 ms", said("ops@atlas"));
		assertEquals("connecting: asks about its host key", said("ops@tern"));
		assertTrue(said("lab@heron").matches("lost .*: Timeout, server not responding · next try in \\d+ s"),
				() -> said("lab@heron"));
		assertEquals("refused: The key of x@gull was not accepted", said("x@gull"));
	}

	@Test
	void whatChangesInTheModelChangesInTheRow() {
		lose(host("ops@atlas"));
		stage.await(() -> said("ops@atlas").startsWith("lost "), "it is lost");
		host("ops@atlas").setConnection(HostConnection.CONNECTED);
		stage.await(() -> said("ops@atlas").equals("QEMU 10.0.13, kvm · ssh, 14 ms"), "it is back");
		assertEquals(List.of("this computer", "ops@atlas", "ops@tern", "lab@heron", "x@gull"),
				Stream.of(tree.viewer().getTree().getItems()).map(item -> item.getText(0)).toList());
	}
}
