{{- define "rotonde.labels" -}}
app.kubernetes.io/name: rotonde
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end -}}

{{- define "rotonde.image" -}}
{{ .Values.image.repository }}:{{ required "image.tag: kies een versie" .Values.image.tag }}
{{- end -}}
