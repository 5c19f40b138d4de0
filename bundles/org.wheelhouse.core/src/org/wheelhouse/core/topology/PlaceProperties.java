package org.wheelhouse.core.topology;

import java.util.LinkedHashMap;
import java.util.Map;

import org.wheelhouse.model.live.BusKind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What {@code device_add} is told beside the bus, so that a device gets an address. */
public final class PlaceProperties {

	private PlaceProperties() {
		// holds no state
	}

	/**
	 * The properties, so that every QEMU takes them alike: an address on PCI is text, for as a number it means something else
	 * from 10.0 on, and a SCSI id is a number, for as text 10.0 and later refuse it. None where no address is given or the bus
	 * has but one place.
	 *
	 * @param address as {@link org.wheelhouse.core.state.BusDevice#address} or {@link PlaceRuns#addresses} tell it
	 */
	public static Map<String, JsonNode> of(BusKind kind, String address) {
		if (address.isEmpty()) {
			return Map.of();
		}
		return switch (kind) {
			case PCI, PCIE, PCIE_PORT -> Map.of("addr", TextNode.valueOf(address));
			case USB -> Map.of("port", TextNode.valueOf(address));
			case SCSI -> scsi(address.split(":"));
			case VIRTIO_SERIAL -> Map.of("nr", number(address));
			case IDE, FLOPPY -> Map.of("unit", number(address));
			case NVME -> Map.of("nsid", number(address));
			default -> Map.of();
		};
	}

	private static JsonNode number(String text) {
		return IntNode.valueOf(Integer.parseInt(text));
	}

	private static Map<String, JsonNode> scsi(String[] parts) {
		var properties = new LinkedHashMap<String, JsonNode>();
		if (parts.length == 3) {
			properties.put("channel", number(parts[0]));
		}
		properties.put("scsi-id", number(parts[Math.max(0, parts.length - 2)]));
		properties.put("lun", number(parts.length > 1 ? parts[parts.length - 1] : "0"));
		return properties;
	}
}
