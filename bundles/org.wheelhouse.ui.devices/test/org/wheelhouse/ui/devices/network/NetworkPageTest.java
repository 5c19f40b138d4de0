package org.wheelhouse.ui.devices.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.model.live.NetworkState;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class NetworkPageTest {

	private final WidgetStage stage = new WidgetStage(900, 260);
	private final List<String> calls = new ArrayList<>();
	private final NetworkPage page = new NetworkPage(stage.parent(), new Told());

	private final class Told implements NetworkActions {

		@Override
		public void link(NetworkCard card, boolean up) {
			calls.add("link " + card.getName() + " " + up);
		}

		@Override
		public void change(NetworkCard card) {
			calls.add("change " + card.getName());
		}

		@Override
		public void forward(NetworkBackend network) {
			calls.add("forward " + network.getId());
		}

		@Override
		public void stop(NetworkBackend network, HostForward forward) {
			calls.add("stop " + network.getId() + " " + forward.getHostPort());
		}

		@Override
		public void announce(NetworkCard card) {
			calls.add("announce " + card.getName());
		}

		@Override
		public void unplug(NetworkCard card) {
			calls.add("unplug " + card.getName());
		}

		@Override
		public void remove(NetworkBackend unused) {
			calls.add("remove " + unused.getId());
		}

		@Override
		public void plug(Optional<DeviceType> type) {
			calls.add("plug " + type.map(DeviceType::name).orElse(""));
		}
	}

	@AfterEach
	void close() {
		LocalSelectionTransfer.getTransfer().setSelection(StructuredSelection.EMPTY);
		stage.close();
	}

	private static NetworkCard card(String name, String id, String refusal) {
		var card = LiveFactory.eINSTANCE.createNetworkCard();
		card.setName(name);
		card.setId(id);
		card.setModel("e1000");
		card.setMac("52:54:00:00:00:01");
		card.setChangeRefusal(refusal);
		return card;
	}

	private static NetworkBackend network(String id, String kind) {
		var network = LiveFactory.eINSTANCE.createNetworkBackend();
		network.setId(id);
		network.setKind(kind);
		network.setDetail("net=10.0.2.0,restrict=off");
		return network;
	}

	/** One with a forward, one that stays as it is, and a network without a card. */
	private static NetworkState cards() {
		var state = LiveFactory.eINSTANCE.createNetworkState();
		var first = card("nic0", "nic0", "");
		first.setBackend(network("n0", "user"));
		var forward = LiveFactory.eINSTANCE.createHostForward();
		forward.setProtocol("tcp");
		forward.setHostPort(2222);
		forward.setGuestAddress("10.0.2.15");
		forward.setGuestPort(22);
		first.getBackend().getForwards().add(forward);
		first.getAddresses().addAll(List.of("10.0.2.15", "fe80::1"));
		first.setReceivedBytesPerSecond(2048);
		first.setSentBytesPerSecond(0);
		state.setAgentUntold("No agent runs in the guest");
		state.getCards().add(first);
		var second = card("rtl8139.0", "", "It has no id");
		second.setLinkDown(true);
		second.setBackend(network("#net0", "tap"));
		state.getCards().add(second);
		state.getUnused().add(network("lone", "socket"));
		return state;
	}

	@Test
	void cardsForwardsAndUnusedNetworksAreRows() {
		page.show(cards());
		stage.open();
		stage.picture(page, "network");
		assertEquals(
				List.of("nic0 | user · n0 | plugged | 10.0.2.15, fe80::1 | 2\u00a0KiB/s | 0\u00a0B/s | e1000 | 52:54:00:00:00:01 | net=10.0.2.0,restrict=off",
						"forward | TCP any address:2222 → 10.0.2.15:22 |  |  |  |  |  |  | ",
						"rtl8139.0 | tap · #net0 | pulled | – | – | – | e1000 | 52:54:00:00:00:01 | net=10.0.2.0,restrict=off",
						"(no card) | socket · lone |  |  |  |  |  |  | net=10.0.2.0,restrict=off"),
				Controls.items(tree()).map(NetworkPageTest::line).toList());
		// Views show the live model alone.
		Controls.items(tree()).forEach(item -> assertTrue(item.getData() instanceof EObject));
	}

	@Test
	void whyARateOrAnAddressIsNotKnownIsSaid() {
		var state = cards();
		assertEquals(List.of("10.0.2.15, fe80::1", "receives 2\u00a0KiB/s, sends 0\u00a0B/s"),
				CardText.tip(state.getCards().getFirst()).lines().skip(5).toList());
		assertEquals(
				List.of("No agent runs in the guest",
						"QEMU does not count what goes through a card: a tap does, or the agent in the guest",
						"It has no id"),
				CardText.tip(state.getCards().getLast()).lines().skip(4).toList());
	}

	@Test
	void whatAPersonHasClosedStaysClosedWhenTheRatesChange() {
		var state = cards();
		page.show(state);
		stage.open();
		page.table().setExpandedState(state.getCards().getFirst(), false);
		state.getCards().getFirst().setReceivedBytesPerSecond(4096);
		page.show(state);
		assertFalse(page.table().getExpandedState(state.getCards().getFirst()));
	}

	@Test
	void aNewForwardIsShownBeneathItsCard() {
		var state = cards();
		page.show(state);
		stage.open();
		state.getCards().getLast().getBackend().getForwards().add(LiveFactory.eINSTANCE.createHostForward());
		page.show(state);
		assertEquals(5, Controls.items(tree()).count());
	}

	@Test
	void theMenuSaysWhatCannotBeDone() {
		var state = cards();
		assertEquals(
				List.of("+Pull the Cable…", "+Change the Network…", "+Forward a Port…", "+Announce to the Network…",
						"+Unplug nic0", "+Copy the MAC Address"),
				entries(state.getCards().getFirst()));
		assertEquals(
				List.of("+Plug the Cable In…", "-Change the Network… – It has no id",
						"-Forward a Port… – only a user network has forwards", "+Announce to the Network…",
						"-Unplug rtl8139.0 – it has no id", "+Copy the MAC Address"),
				entries(state.getCards().getLast()));
		assertEquals(List.of("+Stop Forwarding…", "+Forward a Port…"),
				entries(state.getCards().getFirst().getBackend().getForwards().getFirst()));
		assertEquals(List.of("-Forward a Port… – only a user network has forwards", "+Remove lone…"),
				entries(state.getUnused().getFirst()));
	}

	@Test
	void keysDoWhatTheMenuDoes() {
		var state = cards();
		page.show(state);
		stage.open();
		press(state.getCards().getFirst().getBackend().getForwards().getFirst());
		press(state.getUnused().getFirst());
		press(state.getCards().getFirst());
		press(state.getCards().getLast());
		assertEquals(List.of("stop n0 2222", "remove lone", "unplug nic0"), calls);
		calls.clear();
		open(state.getCards().getFirst());
		open(state.getCards().getLast());
		assertEquals(List.of("change nic0"), calls);
	}

	@Test
	void aCardOfThePaletteIsPluggedInWhereverItIsDropped() {
		page.show(cards());
		stage.open();
		drop(type("virtio-blk-pci", DeviceType.Backend.BLOCK));
		assertEquals(List.of(), calls);
		drop(type("e1000", DeviceType.Backend.NET));
		assertEquals(List.of("plug e1000"), calls);
	}

	@Test
	void whereThereIsNoCardOneIsOffered() {
		page.show(LiveFactory.eINSTANCE.createNetworkState());
		stage.open();
		assertFalse(tree().isVisible());
		var link = Controls.all(page).filter(Link.class::isInstance).map(Link.class::cast).findFirst().orElseThrow();
		assertTrue(link.getText().contains("Plug In a Card…"), link.getText());
		var event = new Event();
		event.text = "0";
		link.notifyListeners(SWT.Selection, event);
		assertEquals(List.of("plug "), calls);
	}

	private static DeviceType type(String name, DeviceType.Backend backend) {
		return new DeviceType(name, DeviceType.Category.NETWORK, name, true, true, backend);
	}

	private void drop(DeviceType type) {
		LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(type));
		page.dropped();
	}

	private Tree tree() {
		return page.table().getTree();
	}

	private static String line(TreeItem item) {
		return String.join(" | ", Arrays.stream(item.getParent().getColumns())
				.map(column -> item.getText(item.getParent().indexOf(column))).toList());
	}

	private void press(Object element) {
		page.table().setSelection(new StructuredSelection(element));
		Controls.key(tree(), SWT.KeyDown, SWT.DEL);
	}

	private void open(Object element) {
		page.table().setSelection(new StructuredSelection(element));
		tree().notifyListeners(SWT.DefaultSelection, new Event());
	}

	private List<String> entries(Object element) {
		var menu = new MenuManager();
		NetworkMenu.fill(menu, element, new Told());
		return Arrays.stream(menu.getItems()).filter(ActionContributionItem.class::isInstance)
				.map(item -> ((ActionContributionItem) item).getAction())
				.map(action -> (action.isEnabled() ? "+" : "-") + action.getText()).toList();
	}
}
