package org.wheelhouse.ui.part;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.state.Topic;

/**
 * Which features of the live model are there for one topic: its tree, why there is none, and figures, some of which change with
 * every second. What a machine is (its name, its state and why) belongs to none.
 */
final class TopicFeatures {

	private static final Map<EStructuralFeature, Topic> TOPICS = topics();

	private TopicFeatures() {
		// holds no state
	}

	/** The topic that a feature of a machine, or of what is in its trees, is there for; empty for what concerns everybody. */
	static Optional<Topic> of(@Nullable Object feature) {
		return Optional.ofNullable(TOPICS.get(feature));
	}

	private static Map<EStructuralFeature, Topic> topics() {
		var topics = new HashMap<EStructuralFeature, Topic>();
		put(topics, Topic.STATUS, MACHINE__CPU_PERCENT, MACHINE__RESIDENT_BYTES, MACHINE__ROUND_TRIP_MICROS,
				MACHINE__SAMPLED_MILLIS);
		put(topics, Topic.BALLOON, MACHINE__MEMORY_BYTES, MACHINE__MEMORY_UNTOLD);
		put(topics, Topic.BLOCK, MACHINE__BLOCK, MACHINE__BLOCK_UNTOLD);
		put(topics, Topic.BLOCK_STATS, MACHINE__DISK_BYTES_PER_SECOND, BLOCK_DEVICE__READ_BYTES,
				BLOCK_DEVICE__WRITTEN_BYTES, BLOCK_DEVICE__READ_OPERATIONS, BLOCK_DEVICE__WRITE_OPERATIONS,
				BLOCK_DEVICE__FLUSH_OPERATIONS, BLOCK_DEVICE__READ_TOTAL_TIME_NANOS,
				BLOCK_DEVICE__WRITE_TOTAL_TIME_NANOS, BLOCK_DEVICE__FLUSH_TOTAL_TIME_NANOS,
				BLOCK_DEVICE__HIGHEST_WRITE_OFFSET, BLOCK_DEVICE__READ_BYTES_PER_SECOND,
				BLOCK_DEVICE__WRITTEN_BYTES_PER_SECOND);
		put(topics, Topic.PCI, MACHINE__PCI, MACHINE__PCI_UNTOLD);
		put(topics, Topic.TOPOLOGY, MACHINE__TOPOLOGY);
		put(topics, Topic.CPU, MACHINE__CPU, MACHINE__CPU_UNTOLD);
		put(topics, Topic.MEMORY, MACHINE__MEMORY, MACHINE__MEMORY_DEVICES_UNTOLD);
		put(topics, Topic.NETWORK, MACHINE__NETWORK, MACHINE__NETWORK_UNTOLD);
		put(topics, Topic.TRAFFIC, NETWORK_STATE__AGENT_UNTOLD, NETWORK_CARD__ADDRESSES,
				NETWORK_CARD__RECEIVED_BYTES_PER_SECOND, NETWORK_CARD__SENT_BYTES_PER_SECOND);
		put(topics, Topic.VNC, MACHINE__VNC, MACHINE__VNC_UNTOLD);
		put(topics, Topic.MIGRATION, MACHINE__MIGRATION, MACHINE__MIGRATION_UNTOLD);
		return Map.copyOf(topics);
	}

	private static void put(Map<EStructuralFeature, Topic> topics, Topic topic, EStructuralFeature... features) {
		for (var feature : features) {
			topics.put(feature, topic);
		}
	}
}
