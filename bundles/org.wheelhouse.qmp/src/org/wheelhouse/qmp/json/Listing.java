package org.wheelhouse.qmp.json;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An array of one kind of elements. */
record Listing(Codec element) implements Codec {

	@Override
	public List<Object> read(JsonNode json, String place) throws UnexpectedResultException {
		if (!json.isArray()) {
			throw Scalar.unexpected(place, "an array", json);
		}
		var read = new ArrayList<Object>(json.size());
		for (var each : json) {
			read.add(element.read(each, place + "[" + read.size() + "]"));
		}
		return List.copyOf(read);
	}

	@Override
	public JsonNode write(Object value) {
		var array = JsonNodeFactory.instance.arrayNode();
		((List<?>) value).forEach(each -> array.add(element.write(each)));
		return array;
	}
}
