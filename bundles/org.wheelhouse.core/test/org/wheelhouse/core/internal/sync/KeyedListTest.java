package org.wheelhouse.core.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.model.live.LiveFactory;

/** Lists are brought into shape with as few changes as can be. */
class KeyedListTest {

	private static final int ROUNDS = 2000;

	private final BlockState state = LiveFactory.eINSTANCE.createBlockState();
	private final List<Integer> changes = new ArrayList<>();
	private final KeyedList<String, BlockNode> nodes = new KeyedList<>(text -> text, BlockNode::getNodeName,
			LiveFactory.eINSTANCE::createBlockNode, BlockNode::setNodeName);

	KeyedListTest() {
		state.eAdapters().add(new AdapterImpl() {
			@Override
			public void notifyChanged(@Nullable Notification notification) {
				if (notification != null) {
					changes.add(notification.getEventType());
				}
			}
		});
	}

	private List<String> names() {
		return state.getLooseNodes().stream().map(BlockNode::getNodeName).toList();
	}

	private long moves() {
		return changes.stream().filter(type -> type == Notification.MOVE).count();
	}

	@Test
	void anyListBecomesAnyOtherAndKeptObjectsStay() {
		var random = new Random(7);
		for (var round = 0; round < ROUNDS; round++) {
			var wanted = new ArrayList<String>();
			for (var i = random.nextInt(8); i > 0; i--) {
				wanted.add("n" + random.nextInt(6));
			}
			var before = new HashMap<String, BlockNode>();
			state.getLooseNodes().forEach(node -> before.putIfAbsent(node.getNodeName(), node));
			nodes.apply(wanted, state.getLooseNodes());
			assertEquals(wanted, names());
			state.getLooseNodes().forEach(node -> {
				if (before.containsKey(node.getNodeName())) {
					assertSame(before.remove(node.getNodeName()), node);
				}
			});
		}
	}

	@Test
	void whatIsInOrderIsNotMoved() {
		nodes.apply(List.of("a", "b", "c", "d", "e"), state.getLooseNodes());
		changes.clear();
		nodes.apply(List.of("b", "c", "d", "e", "a"), state.getLooseNodes());
		assertEquals(1, moves());
		nodes.apply(List.of("a", "b", "c", "d", "e"), state.getLooseNodes());
		assertEquals(2, moves());
		nodes.apply(List.of("x", "a", "c", "y", "e"), state.getLooseNodes());
		assertEquals(2, moves());
	}

	@Test
	void aShuffleMovesFewerThanThereAre() {
		var all = new ArrayList<String>();
		for (var i = 0; i < 40; i++) {
			all.add("n" + i);
		}
		nodes.apply(all, state.getLooseNodes());
		Collections.shuffle(all, new Random(3));
		nodes.apply(all, state.getLooseNodes());
		assertEquals(all, names());
		assertTrue(moves() < 35, moves() + " moves");
	}
}
