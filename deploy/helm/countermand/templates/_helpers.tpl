{{/* What is fixed about each service: where its values stand, the port of its callers, the port of its health and metrics. */}}
{{- define "countermand.services" -}}
cancel-api: {values: cancelApi, http: 8080, health: 8080, role: countermand_api}
cancel-worker: {values: cancelWorker, admin: 9082, health: 8082, role: countermand_worker}
webhook-dispatcher: {values: webhookDispatcher, http: 8081, admin: 9081, health: 8081, role: countermand_dispatcher}
{{- end }}

{{- define "countermand.name" -}}
{{- printf "%s-%s" .release .service | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "countermand.selector" -}}
app.kubernetes.io/part-of: countermand
app.kubernetes.io/instance: {{ .release }}
app.kubernetes.io/component: {{ .service }}
{{- end }}

{{- define "countermand.labels" -}}
app.kubernetes.io/part-of: countermand
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "countermand.image" -}}
{{- printf "%s/%s:%s" .root.Values.image.registry .service (.root.Values.image.tag | default .root.Chart.AppVersion) }}
{{- end }}

{{/* countermand.api.sandbox becomes COUNTERMAND_API_SANDBOX. */}}
{{- define "countermand.variable" -}}
{{- regexReplaceAll "[^A-Z0-9]" (upper .) "_" }}
{{- end }}

{{/* Nothing is privileged, nothing writes to its own image. */}}
{{- define "countermand.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "countermand.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "countermand.secretVariable" -}}
- name: {{ .name }}
  valueFrom: {secretKeyRef: {name: {{ .secret | quote }}, key: {{ .key | quote }}{{ if .optional }}, optional: true{{ end }}}}
{{- end }}

{{- define "countermand.jdbcUrl" -}}
{{- $ca := "" }}
{{- if .Values.postgres.caSecret }}{{ $ca = "&sslrootcert=/etc/countermand/postgres/ca.crt" }}{{ end }}
{{- printf "jdbc:postgresql://%s:%v/%s?sslmode=%s%s" .Values.postgres.host .Values.postgres.port .Values.postgres.database .Values.postgres.sslMode $ca }}
{{- end }}
